package dev.heatpad.adapter.web;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.Snapshots;
import dev.heatpad.wire.CommandJson;
import dev.heatpad.wire.Parsed;
import dev.heatpad.wire.ProblemJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Commands over HTTP: the objects of {@code cmd}, judged as remote ones. A command that was read is
 * carried out and answered, whether or not its sender is still there to hear it; a stop is obeyed
 * in any form.
 */
public final class CommandRoutes implements Routes {

  private final CommandDesk desk;
  private final Snapshots snapshots;

  /**
   * @param snapshots tell until when a start is blocked
   */
  public CommandRoutes(CommandDesk desk, Snapshots snapshots) {
    this.desk = desk;
    this.snapshots = snapshots;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.post("/api/pads/{pad}/commands", this::command);
    routes.post("/api/stop", this::stopAll);
  }

  private void command(Context context) throws InterruptedException {
    Parsed parsed = read(RequestBody.of(context));
    Optional<PadName> pad = desk.pad(context.pathParam("pad"));
    if (pad.isEmpty()) {
      refuse(context, parsed.id(), Refusal.UNKNOWN_PAD, "");
      return;
    }
    switch (parsed) {
      case Parsed.Understood understood -> ask(context, List.of(pad.get()), understood);
      case Parsed.Unreadable(var id, var problem) ->
          refuse(context, id, Refusal.UNREADABLE, problem);
    }
  }

  /** Of a message that broke off only a stop is obeyed. */
  private static Parsed read(RequestBody body) {
    Parsed parsed = CommandJson.parse(body.bytes());
    return switch (body.arrival()) {
      case WHOLE -> parsed;
      case BROKEN_OFF ->
          parsed instanceof Parsed.Understood(var command, _, _) && command instanceof Command.Stop
              ? parsed
              : new Parsed.Unreadable(parsed.id(), "The request broke off.");
    };
  }

  private void stopAll(Context context) throws InterruptedException {
    ask(
        context,
        desk.pads(),
        new Parsed.Understood(new Command.Stop(), Optional.empty(), Optional.empty()));
  }

  private void ask(Context context, List<PadName> pads, Parsed.Understood wish)
      throws InterruptedException {
    Optional<CommandResult> result =
        desk.ask(pads, new CommandDesk.Wish(Source.HTTP, wish.command(), wish.id(), wish.sentAt()));
    if (result.isEmpty()) {
      String unknown = "The pad did not answer in time; look at its state first.";
      problem(
          context,
          503,
          ProblemJson.refused(503, Problems.title(503), wish.id(), Refusal.BUSY, unknown));
    } else if (result.get().refusal().isEmpty()) {
      context.contentType(WebServer.JSON).result(CommandJson.write(result.get()));
    } else {
      refuse(context, pads.getFirst(), result.get());
    }
  }

  private void refuse(Context context, PadName pad, CommandResult result) {
    Refusal refusal = result.refusal().orElseThrow();
    int status = statusOf(refusal);
    problem(
        context,
        status,
        ProblemJson.refused(status, Problems.title(status), result, until(pad, refusal)));
  }

  private Optional<Instant> until(PadName pad, Refusal refusal) {
    return snapshots
        .of(pad)
        .flatMap(seen -> seen.view().blocked())
        .filter(blocking -> blocking.refusal() == refusal)
        .flatMap(PadView.Blocking::until);
  }

  private static void refuse(
      Context context, Optional<String> id, Refusal refusal, String problem) {
    int status = statusOf(refusal);
    problem(
        context, status, ProblemJson.refused(status, Problems.title(status), id, refusal, problem));
  }

  private static void problem(Context context, int status, byte[] json) {
    context.status(status).contentType(ProblemJson.CONTENT_TYPE).result(json);
  }

  private static int statusOf(Refusal refusal) {
    return switch (refusal) {
      case UNREADABLE -> 400;
      case UNKNOWN_PAD -> 404;
      case RATE_LIMITED -> 429;
      case BUSY -> 503;
      case FAULT,
          SETUP_NEEDED,
          CONTRAINDICATION,
          RED_FLAG,
          REST,
          DAY_LIMIT,
          DOSE_BUDGET,
          NOT_ARMED,
          RETAINED,
          EXPIRED,
          DUPLICATE,
          OUT_OF_RANGE,
          UNKNOWN_PROGRAM,
          STORAGE,
          SENSOR_INVALID,
          NOT_RUNNING,
          NO_PROMPT,
          LOCKOUT,
          NOT_WORN,
          ASLEEP,
          WEARABLE_MISSING,
          NOT_CONFIRMED ->
          409;
    };
  }
}
