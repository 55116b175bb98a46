package dev.heatpad.adapter.web;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.loop.CommandDesk;
import dev.heatpad.loop.ScreeningOutcome;
import dev.heatpad.loop.ScreeningQuestion;
import dev.heatpad.wire.ProblemJson;
import dev.heatpad.wire.ScreeningJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** The first-use questions. They may be answered here, yet a red flag is not taken back here. */
public final class ScreeningRoutes implements Routes {

  private final CommandDesk desk;

  public ScreeningRoutes(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/api/screening", this::look);
    routes.put("/api/screening/{person}", this::take);
  }

  private void look(Context context) throws InterruptedException {
    answer(context, new ScreeningQuestion.Look());
  }

  private void take(Context context) throws InterruptedException {
    switch (ScreeningJson.parse(context.bodyAsBytes())) {
      case ScreeningJson.Unreadable(var problem) ->
          refuse(context, 400, Refusal.UNREADABLE, problem);
      case ScreeningJson.Complete(var answers, var chosen) ->
          answer(
              context,
              new ScreeningQuestion.Answered(
                  Optional.of(context.pathParam("person")), answers, chosen, Source.HTTP));
    }
  }

  private void answer(Context context, ScreeningQuestion question) throws InterruptedException {
    Optional<ScreeningOutcome> outcome = desk.ask(question);
    if (outcome.isPresent()) {
      tell(context, outcome.get());
    } else {
      refuse(context, 503, Refusal.BUSY, "The program did not answer in time.");
    }
  }

  private static void tell(Context context, ScreeningOutcome outcome) {
    switch (outcome) {
      case ScreeningOutcome.Seen(var persons) ->
          context.contentType(WebServer.JSON).result(ScreeningJson.persons(persons));
      case ScreeningOutcome.Taken(var now) ->
          context.contentType(WebServer.JSON).result(ScreeningJson.person(now));
      case ScreeningOutcome.RedFlagStays _ ->
          refuse(context, 409, Refusal.RED_FLAG, Refusal.RED_FLAG.nextStep());
      case ScreeningOutcome.UnknownPerson _ ->
          Problems.answer(context, 404, "There is no person of this name.");
    }
  }

  private static void refuse(Context context, int status, Refusal refusal, String detail) {
    context
        .status(status)
        .contentType(ProblemJson.CONTENT_TYPE)
        .result(ProblemJson.refusal(status, refusal, detail));
  }
}
