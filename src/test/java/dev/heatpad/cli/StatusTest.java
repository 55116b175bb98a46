package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.json;
import static dev.heatpad.cli.CommandRun.status;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code heatpad status} prints, for people and for programs. */
class StatusTest {

  @Test
  void shouldShowARunningSession(@TempDir Path directory) throws IOException {
    String shown =
        shown(
            directory,
            "'pad':'back','state':'heating','session':'ON','heater':'ON','reason':'none',"
                + "'blocked':'none','remaining':754,'ends_at':'2026-11-23T13:42:34Z',"
                + "'running':{'target_c':40.0,'cem43_min':0.1234},'skin_c':38.64,'pad_c':42.13,"
                + "'budgets':{'sessions_in_day':1,'sessions_per_day':3},'simulated':true,"
                + "'prompt':'p1','armed_until':'2026-11-23T13:40:00Z'");
    assertEquals(
        """
        back: heating, simulated
          question   Still there? Answer with: heatpad answer --pad back
          time left  12:34 until 14:42
          skin       38.6 C, target 40.0 C
          heater     on, pad 42.1 C
          dose       0.12 CEM43 min
          sessions   1 of 3 in 24 hours
          armed      until 14:40
        """,
        shown);
  }

  @Test
  void shouldSayWhyAndUntilWhenAStartIsBlocked(@TempDir Path directory) throws IOException {
    String shown =
        shown(
            directory,
            "'pad':'back','state':'idle','session':'OFF','heater':'OFF','reason':'completed',"
                + "'reason_text':'The session ran its time.','blocked':'rest',"
                + "'blocked_text':'The skin still rests.','blocked_next_step':'Start again later.',"
                + "'blocked_until':'2026-11-23T23:10:00Z','duration':20,'target':40.0,"
                + "'program':'heat','remaining':0,'skin_c':31.2");
    assertEquals(
        """
        back: idle
          blocked    until Tue 24 Nov 00:10. The skin still rests. Start again later.
          skin       31.2 C
          heater     off
          next       20 min at 40.0 C, program heat
          last stop  The session ran its time.
        """,
        shown);
  }

  @Test
  void shouldShowEachFaultWithItsNextStep(@TempDir Path directory) throws IOException {
    String shown =
        shown(
            directory,
            "'pad':'back','state':'fault','heater':'OFF','fault':'ON','faults':["
                + "{'code':'over_temperature','message':'Too warm.','next_step':'Let it cool.'},"
                + "{'code':'output_failed'}]");
    assertEquals(
        """
        back: fault
          fault      Too warm. Let it cool.
          fault      output_failed
          heater     off
        """,
        shown);
  }

  @Test
  void shouldMakeDoWithWhatThereIs(@TempDir Path directory) throws IOException {
    assertEquals("pad: state unknown\n", shown(directory, ""));
  }

  @Test
  void shouldPassOverValuesOfAnotherKind() {
    PadText pad =
        CommandRun.pad(
            "'pad':7,'state':null,'heater':[],'remaining':'soon','skin_c':'warm','faults':'many',"
                + "'ends_at':'later','session':'ON','blocked':'rest','blocked_until':12,"
                + "'simulated':'yes','prompt':'none','fault':'ON'");
    assertEquals(
        List.of(
            "pad: state unknown", "  fault      The pad reports a fault.", "  blocked    rest."),
        StatusText.of(pad));
  }

  @Test
  void shouldSeparateSeveralPads(@TempDir Path directory) throws IOException {
    try (FakeDaemon daemon =
        FakeDaemon.answering(
            directory.resolve("s"),
            json("{'pads':[{'pad':'a','state':'idle'},5,{'pad':'b','state':'idle'}]}"))) {
      assertEquals(
          new Outcome(0, "a: idle\n\nb: idle\n", ""),
          new CommandRun().on(daemon.socket()).execute("status"));
      assertEquals(json("{'verb':'status'}"), daemon.request());
    }
  }

  @Test
  void shouldSayWhenThereIsNoPad(@TempDir Path directory) throws IOException {
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("s"), json("{'pads':[]}"))) {
      assertEquals(
          new Outcome(0, "No pads are configured.\n", ""),
          new CommandRun().on(daemon.socket()).execute("status"));
    }
  }

  @Test
  void shouldPrintTheObjectOfTheDaemonAsJson(@TempDir Path directory) throws IOException {
    String answer = json("{'device':'pi','pads':[{'pad':'back','program':'w\u00e4rme','new':1}]}");
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("s"), answer)) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("status", "--json");
      assertEquals(
          Document.parse(answer).orElseThrow(), Document.parse(outcome.out()).orElseThrow());
      assertEquals(8, outcome.out().lines().count(), outcome.out());
    }
  }

  private static String shown(Path directory, String padInside) throws IOException {
    try (FakeDaemon daemon =
        FakeDaemon.answering(directory.resolve("s"), json(status(padInside)))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("status");
      assertEquals("", outcome.err());
      assertEquals(0, outcome.code());
      return outcome.out();
    }
  }
}
