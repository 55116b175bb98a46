package dev.heatpad.adapter.web;

import dev.heatpad.loop.CannotStart;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The web server. Requests run on virtual threads, read what the loop has published and put
 * commands into its inbox; they never touch the loop. {@code Main} owns it, and starts it when the
 * loop runs already: nothing that heats waits for it.
 */
public final class WebServer implements AutoCloseable {

  static final String JSON = "application/json";

  /** Commands are the largest thing that anybody may send. */
  static final int MAX_REQUEST_BYTES = 8 * 1024;

  /** For accepting and selecting; requests themselves have virtual threads. */
  private static final int MAX_THREADS = 12;

  /** Held here, or the levels would be collected with the loggers. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

  private final Connectors connectors;
  private final Gate gate;
  private final List<Routes> routes;
  private final Javalin javalin;

  private WebServer(Connectors connectors, Gate gate, List<Routes> routes) {
    this.connectors = connectors;
    this.gate = gate;
    this.routes = List.copyOf(routes);
    this.javalin = Javalin.create(this::configure);
  }

  /** As {@link #open(Listen, Gate, List)}, over HTTP only. */
  public static WebServer open(InetSocketAddress listen, Gate gate, List<Routes> routes)
      throws CannotStart {
    return open(Listen.plainly(listen), gate, routes);
  }

  /**
   * Binds and begins to serve.
   *
   * @param listen where to listen
   * @param gate who may ask for what
   * @param routes what it serves
   */
  public static WebServer open(Listen listen, Gate gate, List<Routes> routes) throws CannotStart {
    // A server that cannot bind logs its own stack trace, and ours is the better sentence.
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    Connectors connectors = new Connectors(listen);
    WebServer server = new WebServer(connectors, gate, routes);
    try {
      server.javalin.start();
    } catch (RuntimeException failure) {
      server.close();
      throw new CannotStart(connectors.sentence(failure), failure);
    }
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    return server;
  }

  /** The port of HTTP that is really in use. */
  public int port() {
    return connectors.port();
  }

  /** The port of HTTPS that is really in use; empty without a certificate. */
  public OptionalInt securePort() {
    return connectors.securePort();
  }

  /** Method and path of every address that is served, with {@code {names}} where values stand. */
  List<String> addresses() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    connectors.install(config.jetty);
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> server.setErrorHandler(new Problems.Early()));
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = MAX_REQUEST_BYTES;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.routes.before(context -> SecurityHeaders.ALL.forEach(context::header));
    config.routes.before(gate::check);
    PageFiles.install(config);
    Problems.install(config.routes);
    routes.forEach(group -> group.install(config.routes));
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName("web");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    return threads;
  }

  @Override
  public void close() {
    routes.forEach(Routes::close);
    javalin.stop();
  }
}
