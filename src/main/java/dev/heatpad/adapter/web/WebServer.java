package dev.heatpad.adapter.web;

import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Health;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.HealthJson;
import dev.heatpad.wire.PadJson;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The web server. Requests run on virtual threads and read what the loop has published; they never
 * touch the loop. {@code Main} owns it, and starts it when the loop runs already: nothing that
 * heats waits for it.
 */
public final class WebServer implements AutoCloseable {

  private static final String JSON = "application/json";

  /** Commands are the largest thing that anybody may send. */
  private static final long MAX_REQUEST_BYTES = 8 * 1024;

  /** For accepting and selecting; requests themselves have virtual threads. */
  private static final int MAX_THREADS = 12;

  /** Held here, or the levels would be collected with the loggers. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

  private final Parts parts;
  private final Javalin javalin;

  /** What the server is joined to. */
  public record Parts(String device, String version, Snapshots snapshots, Health health) {}

  private WebServer(InetSocketAddress listen, Parts parts) {
    this.parts = parts;
    this.javalin = Javalin.create(config -> configure(config, listen));
  }

  /**
   * Binds and begins to serve.
   *
   * @param listen where to listen, as {@code web.listen} says; port 0 means any free one
   */
  public static WebServer open(InetSocketAddress listen, Parts parts) throws CannotStart {
    // A server that cannot bind logs its own stack trace, and ours is the better sentence.
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    WebServer server = new WebServer(listen, parts);
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
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.routes.before(context -> SecurityHeaders.ALL.forEach(context::header));
    Problems.install(config.routes);
    config.routes.get("/healthz", this::health);
    config.routes.get("/api/pads", localOnly(this::pads));
    config.routes.get("/api/pads/{pad}", localOnly(this::pad));
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName("web");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    return threads;
  }

  /** Until phones are paired, only this computer itself may see the pads. */
  private static Handler localOnly(Handler handler) {
    return context -> {
      if (Locality.isLocal(context.req().getRemoteAddr(), context.header("Host"))) {
        handler.handle(context);
      } else {
        Problems.answer(
            context, 403, "Only this computer itself may ask, under the name localhost.");
      }
    };
  }

  private void health(Context context) {
    Health.Report report = parts.health().report();
    context.status(report.isFine() ? 200 : 503).contentType(JSON).result(HealthJson.write(report));
  }

  private void pads(Context context) {
    context
        .contentType(JSON)
        .result(PadJson.status(parts.device(), parts.version(), parts.snapshots().all()));
  }

  private void pad(Context context) {
    String name = context.pathParam("pad");
    Optional<Snapshot> pad =
        parts.snapshots().all().stream()
            .filter(snapshot -> snapshot.view().name().text().equals(name))
            .findFirst();
    if (pad.isPresent()) {
      context.contentType(JSON).result(PadJson.doc(parts.device(), pad.get()));
    } else {
      Problems.answer(context, 404, "There is no pad of this name.");
    }
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
