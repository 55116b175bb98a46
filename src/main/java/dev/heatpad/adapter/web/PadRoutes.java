package dev.heatpad.adapter.web;

import dev.heatpad.loop.Snapshot;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.PadJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** What the pads are like now, as the loop told of it last. */
public final class PadRoutes implements Routes {

  private final String device;
  private final String version;
  private final Snapshots snapshots;

  public PadRoutes(String device, String version, Snapshots snapshots) {
    this.device = device;
    this.version = version;
    this.snapshots = snapshots;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/api/pads", this::pads);
    routes.get("/api/pads/{pad}", this::pad);
  }

  private void pads(Context context) {
    context.contentType(WebServer.JSON).result(PadJson.status(device, version, snapshots.all()));
  }

  private void pad(Context context) {
    String name = context.pathParam("pad");
    Optional<Snapshot> pad =
        snapshots.all().stream()
            .filter(snapshot -> snapshot.view().name().text().equals(name))
            .findFirst();
    if (pad.isPresent()) {
      context.contentType(WebServer.JSON).result(PadJson.doc(device, pad.get()));
    } else {
      Problems.answer(context, 404, "There is no pad of this name.");
    }
  }
}
