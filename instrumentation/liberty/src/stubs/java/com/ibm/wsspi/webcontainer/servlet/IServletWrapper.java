package com.ibm.wsspi.webcontainer.servlet;

public interface IServletWrapper {
    IServletConfig getServletConfig();
}
