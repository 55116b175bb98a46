package dev.heatpad.adapter.web;

import dev.heatpad.loop.CannotStart;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
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

  private final Gate gate;
  private final List<Routes> routes;
  private final Javalin javalin;

  private WebServer(InetSocketAddress listen, Gate gate, List<Routes> routes) {
    this.gate = gate;
    this.routes = List.copyOf(routes);
    this.javalin = Javalin.create(config -> configure(config, listen));
  }

  /**
   * Binds and begins to serve.
   *
   * @param listen where to listen, as {@code web.listen} says; port 0 means any free one
   * @param gate who may ask for what
   * @param routes what it serves
   */
  public static WebServer open(InetSocketAddress listen, Gate gate, List<Routes> routes)
      throws CannotStart {
    // A server that cannot bind logs its own stack trace, and ours is the better sentence.
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    WebServer server = new WebServer(listen, gate, routes);
    try {
      server.javalin.start();
    } catch (RuntimeException failure) {
      server.close();
      throw new CannotStart(sentence(listen, failure), failure);
    }
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    return server;
  }

  private static String sentence(InetSocketAddress listen, Throwable failure) {
    String where = listen.getHostString() + ":" + listen.getPort();
    Optional<Throwable> refused = bindFailure(failure);
    return refused.isPresent()
        ? ("web.listen = \"%s\" cannot be used (%s)."
                + " Stop the other program, or choose another address or port.")
            .formatted(where, refused.get().getMessage())
        : "The web server cannot start at web.listen = \"%s\": %s."
            .formatted(where, failure.getMessage());
  }

  private static Optional<Throwable> bindFailure(Throwable failure) {
    Optional<Throwable> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      found = cause instanceof BindException ? Optional.of(cause) : found;
    }
    return found;
  }

  /** The port that is really in use. */
  public int port() {
    return javalin.port();
  }

  /** Method and path of every address that is served, with {@code {names}} where values stand. */
  List<String> addresses() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  private void configure(JavalinConfig config, InetSocketAddress listen) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.host = listen.getHostString();
    config.jetty.port = listen.getPort();
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
