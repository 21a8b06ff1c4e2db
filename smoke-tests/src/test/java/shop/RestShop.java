package shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the shop's resources begin; the container finds them. */
@ApplicationPath("/rest")
public class RestShop extends Application {}
