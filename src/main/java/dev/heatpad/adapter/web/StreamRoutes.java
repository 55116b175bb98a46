package dev.heatpad.adapter.web;

import dev.heatpad.core.unit.PadName;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * What the pads do, as server-sent events. The virtual thread of the request serves its watcher as
 * long as the stream lasts.
 */
public final class StreamRoutes implements Routes {

  /** A browser that lost the stream comes back after a second. */
  private static final byte[] GREETING = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

  private static final Logger LOG = System.getLogger(StreamRoutes.class.getName());

  private final StreamHub hub;
  private final PairedClients clients;

  /**
   * @param clients whoever of them is sent away sees nothing any more
   */
  public StreamRoutes(StreamHub hub, PairedClients clients) {
    this.hub = hub;
    this.clients = clients;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/api/stream", context -> stream(context, Optional.empty()));
    routes.get("/api/pads/{pad}/stream", this::padStream);
    hub.start();
  }

  private void padStream(Context context) {
    Optional<PadName> pad = PadNames.of(context.pathParam("pad")).filter(hub::knows);
    if (pad.isPresent()) {
      stream(context, pad);
    } else {
      Problems.answer(context, 404, "There is no pad of this name.");
    }
  }

  private void stream(Context context, Optional<PadName> pad) {
    Optional<StreamWatcher> watcher =
        hub.watch(pad, Optional.ofNullable(context.header("Last-Event-ID")), cut(context));
    if (watcher.isEmpty()) {
      context.header("Retry-After", "5");
      Problems.answer(context, 503, "Too many watch already, or the program ends.");
      return;
    }
    try (PairedClients.Watch _ =
        clients.onRevoked(Gate.clientOf(context).id(), watcher.get()::close)) {
      serve(context, watcher.get());
    } catch (IOException gone) {
      LOG.log(Logger.Level.DEBUG, "A watcher is gone: {0}", gone.getMessage());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      hub.leave(watcher.get());
    }
  }

  private static Runnable cut(Context context) {
    EndPoint connection =
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    return connection::close;
  }

  private void serve(Context context, StreamWatcher watcher)
      throws IOException, InterruptedException {
    HttpServletResponse response = context.res();
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("X-Accel-Buffering", "no");
    if (context.req().getMethod().equals("HEAD")) {
      return;
    }
    OutputStream out = response.getOutputStream();
    out.write(GREETING);
    watcher.writeTo(out);
  }

  @Override
  public void close() {
    hub.close();
  }
}
