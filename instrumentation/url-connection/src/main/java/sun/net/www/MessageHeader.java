package sun.net.www;

public abstract class MessageHeader {
    public abstract String getValue(int line);

    public abstract String findValue(String name);
}
