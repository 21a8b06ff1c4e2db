package com.ibm.websphere.servlet.request;

public interface IRequest {}
