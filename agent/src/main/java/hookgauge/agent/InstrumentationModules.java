package hookgauge.agent;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.akkahttp.AkkaHttpInstrumentation;
import hookgauge.instrumentation.apachehttpasyncclient4.ApacheHttpAsyncClient4Instrumentation;
import hookgauge.instrumentation.apachehttpclient4.ApacheHttpClient4Instrumentation;
import hookgauge.instrumentation.apachehttpclient5.ApacheHttpClient5Instrumentation;
import hookgauge.instrumentation.apachehttpclient5async.ApacheHttpClient5AsyncInstrumentation;
import hookgauge.instrumentation.armeria.ArmeriaInstrumentation;
import hookgauge.instrumentation.armeriaclient.ArmeriaClientInstrumentation;
import hookgauge.instrumentation.asynchttpclient.AsyncHttpClientInstrumentation;
import hookgauge.instrumentation.cxf.CxfInstrumentation;
import hookgauge.instrumentation.dropwizard.Dropwizard5Instrumentation;
import hookgauge.instrumentation.dropwizard.DropwizardInstrumentation;
import hookgauge.instrumentation.feign.FeignInstrumentation;
import hookgauge.instrumentation.grizzly.GrizzlyInstrumentation;
import hookgauge.instrumentation.helidon4.HelidonInstrumentation;
import hookgauge.instrumentation.helidon4http2.HelidonHttp2Instrumentation;
import hookgauge.instrumentation.helidon4routing.HelidonRoutingInstrumentation;
import hookgauge.instrumentation.javalin.JavalinInstrumentation;
import hookgauge.instrumentation.jdkhttpclient.JdkHttpClientInstrumentation;
import hookgauge.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation;
import hookgauge.instrumentation.jersey.JerseyInstrumentation;
import hookgauge.instrumentation.jetty12.Jetty12Instrumentation;
import hookgauge.instrumentation.jetty12handlers.Jetty12HandlersInstrumentation;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.jettyclient12.JettyClient12Instrumentation;
import hookgauge.instrumentation.jettyclient9.JettyClient9Instrumentation;
import hookgauge.instrumentation.jettyconnections.JettyConnectionsInstrumentation;
import hookgauge.instrumentation.ktor.KtorInstrumentation;
import hookgauge.instrumentation.ktorcio.KtorCioInstrumentation;
import hookgauge.instrumentation.ktorjetty.KtorJettyInstrumentation;
import hookgauge.instrumentation.liberty.LibertyInstrumentation;
import hookgauge.instrumentation.micrometer.MicrometerInstrumentation;
import hookgauge.instrumentation.micronaut3.Micronaut3Instrumentation;
import hookgauge.instrumentation.micronaut4.MicronautInstrumentation;
import hookgauge.instrumentation.nanohttpd.NanoHttpdInstrumentation;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2Instrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.okhttp.OkHttpInstrumentation;
import hookgauge.instrumentation.opentelemetryagent.OpenTelemetryAgentInstrumentation;
import hookgauge.instrumentation.opentelemetryapi.OpenTelemetryApiInstrumentation;
import hookgauge.instrumentation.opentelemetryapi.OpenTelemetryTracesInstrumentation;
import hookgauge.instrumentation.opentelemetrysdk.OpenTelemetrySdkInstrumentation;
import hookgauge.instrumentation.pekkohttp.PekkoHttpInstrumentation;
import hookgauge.instrumentation.pekkohttp2.PekkoHttp2Instrumentation;
import hookgauge.instrumentation.play.PlayInstrumentation;
import hookgauge.instrumentation.prometheusclient.PrometheusClientInstrumentation;
import hookgauge.instrumentation.quarkusundertow.QuarkusUndertowInstrumentation;
import hookgauge.instrumentation.ratpack.RatpackInstrumentation;
import hookgauge.instrumentation.reactornetty.ReactorNettyInstrumentation;
import hookgauge.instrumentation.reactornettyclient.ReactorNettyClientInstrumentation;
import hookgauge.instrumentation.resteasy.ResteasyInstrumentation;
import hookgauge.instrumentation.resteasyreactive.ResteasyReactiveInstrumentation;
import hookgauge.instrumentation.restlet.RestletInstrumentation;
import hookgauge.instrumentation.retrofit.RetrofitInstrumentation;
import hookgauge.instrumentation.robaho.RobahoInstrumentation;
import hookgauge.instrumentation.servletfallback.ServletFallbackInstrumentation;
import hookgauge.instrumentation.simpleclient.SimpleclientInstrumentation;
import hookgauge.instrumentation.spark.SparkInstrumentation;
import hookgauge.instrumentation.springcloudgateway.SpringCloudGatewayInstrumentation;
import hookgauge.instrumentation.springcloudgatewaymvc.SpringCloudGatewayMvcInstrumentation;
import hookgauge.instrumentation.springwebclient.SpringWebClientInstrumentation;
import hookgauge.instrumentation.springwebflux.SpringWebfluxInstrumentation;
import hookgauge.instrumentation.springwebfluxclient.SpringWebfluxClientInstrumentation;
import hookgauge.instrumentation.springwebmvc.SpringWebmvcInstrumentation;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import hookgauge.instrumentation.undertow.UndertowInstrumentation;
import hookgauge.instrumentation.undertowconnections.UndertowConnectionsInstrumentation;
import hookgauge.instrumentation.undertowhandlers.UndertowHandlersInstrumentation;
import hookgauge.instrumentation.urlconnection.UrlConnectionInstrumentation;
import hookgauge.instrumentation.vertxclient.VertxClientInstrumentation;
import hookgauge.instrumentation.vertxweb.VertxWebInstrumentation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The list of all that is hooked, one line each.
 *
 * <p>It is read in the build, which writes its classes' names into a table ({@link HookTable}); the running agent loads a
 * module at its first hit.
 */
final class InstrumentationModules {
    static final List<InstrumentationModule> ALL = Arrays.asList(
            new JdkHttpServerInstrumentation(),
            new JdkHttpServerInstrumentation.Connections(),
            new RobahoInstrumentation(),
            new RobahoInstrumentation.Http2(),
            new TomcatInstrumentation(),
            new TomcatInstrumentation.Connections(),
            new JettyConnectionsInstrumentation(),
            new Jetty9Instrumentation(),
            new Jetty12Instrumentation(),
            new Jetty12HandlersInstrumentation(),
            new UndertowConnectionsInstrumentation(),
            new UndertowInstrumentation(),
            new UndertowHandlersInstrumentation(),
            new LibertyInstrumentation(),
            new LibertyInstrumentation.Servlets(),
            new ServletFallbackInstrumentation(),
            new ServletFallbackInstrumentation.Jakarta(),
            new SpringCloudGatewayInstrumentation(),
            new SpringCloudGatewayMvcInstrumentation(),
            new RatpackInstrumentation(),
            new SpringWebmvcInstrumentation(),
            new NettyChannelInstrumentation(),
            new NettyChannelInstrumentation.Connections(),
            new NettyInstrumentation(),
            new NettyHttp2Instrumentation(),
            new ReactorNettyInstrumentation(),
            new SpringWebfluxInstrumentation(),
            new VertxWebInstrumentation(),
            new VertxWebInstrumentation.Handlers(),
            new ArmeriaInstrumentation(),
            new PekkoHttpInstrumentation(),
            new PekkoHttp2Instrumentation(),
            new PekkoHttpInstrumentation.Stream(),
            new AkkaHttpInstrumentation(),
            new AkkaHttpInstrumentation.Http2(),
            new AkkaHttpInstrumentation.Http2Sending(),
            new AkkaHttpInstrumentation.Stream(),
            new PlayInstrumentation(),
            new PlayInstrumentation.Pekko(),
            new PlayInstrumentation.Akka(),
            new Micronaut3Instrumentation(),
            new MicronautInstrumentation(),
            new KtorInstrumentation(),
            new KtorCioInstrumentation(),
            new KtorJettyInstrumentation(),
            new HelidonInstrumentation(),
            new HelidonInstrumentation.Http1(),
            new HelidonRoutingInstrumentation(),
            new HelidonHttp2Instrumentation(),
            new GrizzlyInstrumentation(),
            new GrizzlyInstrumentation.Servlets(),
            new JerseyInstrumentation(),
            new ResteasyInstrumentation(),
            new ResteasyReactiveInstrumentation(),
            new QuarkusUndertowInstrumentation(),
            new CxfInstrumentation(),
            new NanoHttpdInstrumentation(),
            new JavalinInstrumentation(),
            new SparkInstrumentation(),
            new RestletInstrumentation(),
            new JdkHttpClientInstrumentation(),
            new JdkHttpClientInstrumentation.Pools(),
            new UrlConnectionInstrumentation(),
            new FeignInstrumentation(),
            new RetrofitInstrumentation(),
            new SpringWebClientInstrumentation(),
            new SpringWebfluxClientInstrumentation(),
            new JettyClient9Instrumentation(),
            new JettyClient12Instrumentation(),
            new ReactorNettyClientInstrumentation(),
            new ReactorNettyClientInstrumentation.Pools(),
            new ApacheHttpClient4Instrumentation(),
            new ApacheHttpClient4Instrumentation.Pools(),
            new ApacheHttpAsyncClient4Instrumentation(),
            new ApacheHttpAsyncClient4Instrumentation.Pools(),
            new ApacheHttpClient5Instrumentation(),
            new ApacheHttpClient5Instrumentation.Pools(),
            new ApacheHttpClient5AsyncInstrumentation(),
            new ApacheHttpClient5AsyncInstrumentation.Pools(),
            new NettyClientInstrumentation(),
            new NettyClientHttp2Instrumentation(),
            new NettyClientHttp2Instrumentation.Channels(),
            new OkHttpInstrumentation(),
            new OkHttpInstrumentation.Pools(),
            new AsyncHttpClientInstrumentation(),
            new VertxClientInstrumentation(),
            new ArmeriaClientInstrumentation(),
            new PrometheusClientInstrumentation(),
            new SimpleclientInstrumentation(),
            new MicrometerInstrumentation(),
            new DropwizardInstrumentation(),
            new Dropwizard5Instrumentation(),
            new OpenTelemetryApiInstrumentation(),
            new OpenTelemetryTracesInstrumentation(),
            new OpenTelemetryAgentInstrumentation(),
            new OpenTelemetrySdkInstrumentation());

    private InstrumentationModules() {}

    /** Writes the table to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (InstrumentationModule module : ALL) {
            for (Hook hook : module.hooks()) {
                lines.add(HookTable.line(module, hook));
            }
        }
        Files.write(Paths.get(arguments[0]), lines, StandardCharsets.UTF_8);
    }
}
