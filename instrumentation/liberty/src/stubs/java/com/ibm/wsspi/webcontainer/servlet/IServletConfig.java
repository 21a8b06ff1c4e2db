package com.ibm.wsspi.webcontainer.servlet;

import java.util.List;

public interface IServletConfig {
    List<String> getMappings();
}
