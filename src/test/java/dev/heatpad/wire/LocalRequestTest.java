package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.fixture.Answers;
import dev.heatpad.loop.SimulatedControls.Press;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Design 4.1: the lines of the local socket. */
final class LocalRequestTest {

  @Test
  void eachRequestIsReadAsItWasWritten() {
    Command.Choice choice =
        new Command.Choice(
            Optional.of("steady"), Optional.of(Duration.ofMinutes(7)), OptionalDouble.of(38.5));
    for (LocalRequest request :
        List.<LocalRequest>of(
            command(new Command.Start(choice)),
            command(new Command.Set(choice)),
            command(new Command.Extend(Duration.ofMinutes(3))),
            command(new Command.Answer(Optional.of("prompt-1"))),
            command(new Command.Acknowledge()),
            command(new Command.Arm()),
            new LocalRequest.Status(),
            new LocalRequest.Watch(),
            new LocalRequest.Pair(),
            new LocalRequest.Clients(),
            new LocalRequest.Revoke("1a2b3c4d"),
            new LocalRequest.Sessions(Instant.parse("2026-11-01T00:00:00Z"), 5),
            new LocalRequest.Screening(),
            new LocalRequest.Answers(
                Optional.of("back"),
                new ScreeningJson.Complete(Answers.yesTo(Question.DROWSY), Care.SENSITIVE)),
            new LocalRequest.Delete(new SessionId("0193f1a0-0000-7000-8000-000000000001")),
            new LocalRequest.Pressed(Optional.of("back"), Press.ANSWER))) {
      assertEquals(request, LocalRequest.parse(LocalRequest.write(request)));
    }
  }

  @Test
  void fillsInWhatASessionsQuestionLeavesOut() {
    assertEquals(
        new LocalRequest.Sessions(Instant.EPOCH, LocalRequest.USUAL_SESSIONS),
        parse("{\"verb\":\"sessions\"}"));
  }

  @Test
  void aStopNeedsNoReadablePad() {
    for (String json :
        List.of("{\"verb\":\"stop\"}", "{\"verb\":\"stop\",\"pad\":7}", "{\"verb\":\"stop\"")) {
      LocalRequest.ForPad stop = assertInstanceOf(LocalRequest.ForPad.class, parse(json), "S8");
      assertEquals(Optional.empty(), stop.pad());
      assertEquals(new Command.Stop(), stop.command().command());
    }
    assertEquals(
        Optional.of("neck"),
        assertInstanceOf(LocalRequest.ForPad.class, parse("{\"pad\":\"neck\",\"verb\":\"stop\""))
            .pad());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"verb\":\"statsu\"}                            | did you mean \"status\"?",
        "{\"verb\":\"status\",\"pad\":\"back\"}           | no key \"pad\"",
        "{\"verb\":\"sessions\",\"since\":\"yesterday\"}  | 2026-11-01T08:00:00Z",
        "{\"verb\":\"sessions\",\"limit\":0}              | from 1 to 5000",
        "{\"verb\":\"sessions\",\"limit\":1e99}           | from 1 to 5000",
        "{\"verb\":\"sim\",\"press\":\"kick\"}            | stop, start, arm, answer",
        "{\"verb\":\"sim\"}                               | stop, start, arm, answer",
        "{\"verb\":\"pause\",\"pad\":7}                   | \"pad\" is text",
        "{\"verb\":\"pause\",\"pda\":\"back\"}            | did you mean \"pad\"?",
      })
  void saysWhatIsWrong(String json, String expected) {
    LocalRequest.Unreadable unreadable =
        assertInstanceOf(LocalRequest.Unreadable.class, parse(json));
    assertTrue(unreadable.problem().contains(expected), unreadable.problem());
  }

  private static LocalRequest command(Command command) {
    return new LocalRequest.ForPad(
        Optional.of("back"),
        new Parsed.Understood(
            command, Optional.of("id-1"), Optional.of(Instant.ofEpochMilli(1_795_003_200_250L))));
  }

  private static LocalRequest parse(String json) {
    return LocalRequest.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
