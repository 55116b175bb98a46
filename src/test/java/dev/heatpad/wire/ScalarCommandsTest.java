package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Command.Choice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design 4.2: the plain command topics. */
final class ScalarCommandsTest {

  @ParameterizedTest
  @ValueSource(strings = {"ON", "on", " On\n", "1", "true", "TRUE", "start", "START"})
  void startsBySwitch(String payload) {
    assertEquals(new Command.Start(Choice.NOTHING), command(ScalarCommands.session(of(payload))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFF", "off", "\tOff ", "0", "false", "False", "stop", "STOP"})
  void stopsBySwitch(String payload) {
    assertEquals(new Command.Stop(), command(ScalarCommands.session(of(payload))), "S8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe", "ONN", "on on", "2", "{\"on\":1}", "\u0000ON"})
  void namesWhatTheSwitchAccepts(String payload) {
    assertTrue(problem(ScalarCommands.session(of(payload))).contains("Send ON"));
  }

  @Test
  void readsMinutesAsHomeAssistantWritesThem() {
    assertEquals(duration(20), command(ScalarCommands.duration(of("20"))));
    assertEquals(duration(20), command(ScalarCommands.duration(of(" 20.0 "))));
    assertEquals(duration(-3), command(ScalarCommands.duration(of("-3"))));
    assertEquals(duration(1_000_000), command(ScalarCommands.duration(of("999999999999999"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20.5", "20 min", "1e1", "NaN", "Infinity", "٢٠", "0x14", "20,0"})
  void namesWhatTheDurationAccepts(String payload) {
    assertTrue(problem(ScalarCommands.duration(of(payload))).contains("whole minutes"));
  }

  @Test
  void readsTargets() {
    assertEquals(target(40), command(ScalarCommands.target(of("40"))));
    assertEquals(target(39.5), command(ScalarCommands.target(of("39.5"))));
    assertTrue(problem(ScalarCommands.target(of("warm"))).contains("degrees Celsius"));
    assertTrue(problem(ScalarCommands.target(of("39,5"))).contains("degrees Celsius"));
  }

  @Test
  void readsPrograms() {
    assertEquals(
        new Command.Set(
            new Choice(Optional.of("steady"), Optional.empty(), OptionalDouble.empty())),
        command(ScalarCommands.program(of(" steady\n"))));
    assertTrue(problem(ScalarCommands.program(of("  "))).contains("name of a program"));
    assertTrue(problem(ScalarCommands.program(of("a\u0007b"))).contains("name of a program"));
  }

  @Test
  void refusesWhatIsNotUtf8OrTooLong() {
    byte[] notUtf8 = {'O', 'N', (byte) 0xFF};
    assertInstanceOf(Parsed.Unreadable.class, ScalarCommands.session(notUtf8));
    assertInstanceOf(Parsed.Unreadable.class, ScalarCommands.target(notUtf8));
    assertInstanceOf(Parsed.Unreadable.class, ScalarCommands.program(of("x".repeat(65))));
  }

  private static Command duration(long minutes) {
    return new Command.Set(
        new Choice(
            Optional.empty(), Optional.of(Duration.ofMinutes(minutes)), OptionalDouble.empty()));
  }

  private static Command target(double celsius) {
    return new Command.Set(
        new Choice(Optional.empty(), Optional.empty(), OptionalDouble.of(celsius)));
  }

  private static byte[] of(String payload) {
    return payload.getBytes(StandardCharsets.UTF_8);
  }

  private static Command command(Parsed parsed) {
    return assertInstanceOf(Parsed.Understood.class, parsed).command();
  }

  private static String problem(Parsed parsed) {
    return assertInstanceOf(Parsed.Unreadable.class, parsed).problem();
  }
}
