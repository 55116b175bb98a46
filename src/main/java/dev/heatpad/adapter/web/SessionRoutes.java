package dev.heatpad.adapter.web;

import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Archive;
import dev.heatpad.loop.Deletions;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.LocalRequest;
import dev.heatpad.wire.RecordCsv;
import dev.heatpad.wire.RecordJson;
import dev.heatpad.wire.SamplesJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Past sessions: shown, exported and deleted. It reads the disk, on the thread of the request. */
public final class SessionRoutes implements Routes {

  private static final String CSV = "text/csv";

  private final String device;
  private final Archive archive;
  private final Deletions deletions;
  private final Snapshots snapshots;

  /**
   * @param snapshots tell which session runs
   */
  public SessionRoutes(String device, Archive archive, Deletions deletions, Snapshots snapshots) {
    this.device = device;
    this.archive = archive;
    this.deletions = deletions;
    this.snapshots = snapshots;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/api/sessions", this::list);
    routes.get("/api/sessions/{id}", this::one);
    routes.get("/api/sessions/{id}/samples", this::samples);
    routes.delete("/api/sessions/{id}", this::delete);
  }

  private void list(Context context) {
    Format format = formatOf(context);
    List<RecordJson.Entry> entries =
        archive.sessions(search(context)).stream()
            .map(end -> new RecordJson.Entry(device, end))
            .toList();
    switch (format) {
      case JSON -> context.contentType(WebServer.JSON).result(RecordJson.writeAll(entries));
      case CSV ->
          context
              .contentType("text/csv;charset=utf-8")
              .header("Content-Disposition", "attachment; filename=\"heatpad-sessions.csv\"")
              .result(RecordCsv.write(entries));
    }
    // The same address has two forms.
    context.header("Vary", "Accept");
  }

  private enum Format {
    JSON,
    CSV
  }

  private static Format formatOf(Context context) {
    Optional<String> asked = Optional.ofNullable(context.queryParam("format"));
    if (asked.isPresent()) {
      return switch (asked.get()) {
        case "json" -> Format.JSON;
        case "csv" -> Format.CSV;
        default -> throw new BadRequestResponse("\"format\" is json or csv.");
      };
    }
    String accepted = Optional.ofNullable(context.header("Accept")).orElse("");
    return accepted.contains(CSV) && !accepted.contains(WebServer.JSON) ? Format.CSV : Format.JSON;
  }

  private static Archive.Search search(Context context) {
    return new Archive.Search(
        Optional.ofNullable(context.queryParam("since"))
            .map(SessionRoutes::moment)
            .orElse(Instant.EPOCH),
        Optional.ofNullable(context.queryParam("pad")).map(SessionRoutes::pad),
        Optional.ofNullable(context.queryParam("limit"))
            .map(SessionRoutes::limit)
            .orElse(LocalRequest.USUAL_SESSIONS));
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new BadRequestResponse("\"since\" is a time such as 2026-11-01T00:00:00Z.");
    }
  }

  private static PadName pad(String text) {
    return PadNames.of(text)
        .orElseThrow(() -> new BadRequestResponse("\"pad\" is not a name of a pad."));
  }

  private static int limit(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LocalRequest.MAX_SESSIONS) {
        return limit;
      }
    }
    throw new BadRequestResponse("\"limit\" goes from 1 to " + LocalRequest.MAX_SESSIONS + ".");
  }

  private void one(Context context) {
    Optional<SessionRecord> end = archive.session(idOf(context));
    if (end.isPresent()) {
      context
          .contentType(WebServer.JSON)
          .result(RecordJson.write(new RecordJson.Entry(device, end.get())));
    } else {
      unknown(context);
    }
  }

  private void samples(Context context) {
    SessionId session = idOf(context);
    Optional<Instant> startedAt = archive.startOf(session).or(() -> startOfRunning(session));
    if (startedAt.isPresent()) {
      context
          .contentType(WebServer.JSON)
          .result(SamplesJson.write(session, startedAt.get(), archive.readings(session)));
    } else {
      unknown(context);
    }
  }

  private Optional<Instant> startOfRunning(SessionId session) {
    return snapshots.all().stream()
        .flatMap(seen -> seen.view().running().stream())
        .filter(running -> running.id().equals(session))
        .map(running -> running.startedAt())
        .findFirst();
  }

  private void delete(Context context) throws InterruptedException {
    switch (deletions.delete(idOf(context))) {
      case DELETED -> context.status(204);
      case UNKNOWN -> unknown(context);
      case RUNNING -> Problems.answer(context, 409, "The session runs; stop it first.");
      case FAILED ->
          Problems.answer(
              context, 503, "The journal cannot be written; the session is still there.");
    }
  }

  private static SessionId idOf(Context context) {
    return new SessionId(context.pathParam("id"));
  }

  private static void unknown(Context context) {
    Problems.answer(context, 404, "There is no session of this id.");
  }
}
