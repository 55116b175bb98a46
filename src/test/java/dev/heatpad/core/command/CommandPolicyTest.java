package dev.heatpad.core.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heatpad.core.command.CommandPolicy.Refused;
import dev.heatpad.core.command.CommandPolicy.Ruling;
import dev.heatpad.core.command.CommandPolicy.Situation;
import dev.heatpad.fixture.DocTable;
import dev.heatpad.fixture.Pads;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table in the class doc is what people read; the table in the code is what happens. */
class CommandPolicyTest {

  private static final List<Situation> COLUMNS =
      List.of(Situation.IDLE, Situation.RUNNING, Situation.PAUSED, Situation.FAULT);

  @Test
  void theDocumentedTableIsTheOneInForce() {
    List<List<String>> rows = DocTable.of("core/command/CommandPolicy.java");
    assertEquals(Verb.values().length, rows.size(), "a line for each verb");
    for (List<String> row : rows) {
      Verb verb = Verb.of(row.get(0)).orElseThrow();
      CommandPolicy.Row actual = CommandPolicy.of(verb);
      assertEquals(row.get(1), actual.notFresh().name().toLowerCase(Locale.ROOT), row.get(0));
      assertEquals(row.get(2), yesIf(actual.id() == CommandPolicy.Id.NEEDED), row.get(0));
      assertEquals(row.get(3), yesIf(actual.reach() == CommandPolicy.Reach.LOCAL_ONLY), row.get(0));
      assertEquals(row.get(4), yesIf(actual.arming() == CommandPolicy.Arming.NEEDED), row.get(0));
      for (int i = 0; i < COLUMNS.size(); i++) {
        Ruling ruling = Objects.requireNonNull(actual.rulings().get(COLUMNS.get(i)));
        assertEquals(row.get(5 + i), text(ruling), row.get(0) + " in " + COLUMNS.get(i));
      }
    }
  }

  private static String yesIf(boolean holds) {
    return holds ? "yes" : "no";
  }

  private static String text(Ruling ruling) {
    return switch (ruling) {
      case CommandPolicy.Run _ -> "run";
      case CommandPolicy.NoChange _ -> "no_change";
      case Refused(var refusal) -> refusal.text();
    };
  }

  /** S8: stop works however it came. S9: nothing else does unless a person asks for it now. */
  @Test
  void onlyAStopIsObeyedWhenNobodyAsksForItNow() {
    for (Freshness freshness : Freshness.values()) {
      for (Command command : Pads.everyCommand()) {
        Request request =
            new Request(1, Source.SOCKET, command, freshness, Optional.empty(), Pads.SESSION);
        Ruling ruling = CommandPolicy.judge(request, Situation.RUNNING);
        if (command.verb() == Verb.STOP) {
          assertInstanceOf(CommandPolicy.Run.class, ruling, freshness.name());
        } else if (freshness != Freshness.FRESH) {
          Refused refused = assertInstanceOf(Refused.class, ruling, freshness + " " + command);
          assertEquals(freshness.name(), refused.reason().name());
        }
      }
    }
  }

  @Test
  void armingIsLocal() {
    Request remote = Pads.request(Source.MQTT, new Command.Arm());
    assertEquals(new Refused(Refusal.NOT_ARMED), CommandPolicy.judge(remote, Situation.IDLE));
    Request local = Pads.request(Source.SOCKET, new Command.Arm());
    assertInstanceOf(CommandPolicy.Run.class, CommandPolicy.judge(local, Situation.IDLE));
  }
}
