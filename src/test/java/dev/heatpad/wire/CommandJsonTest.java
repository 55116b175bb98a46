package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Command.Choice;
import dev.heatpad.core.command.CommandPolicy;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.fake.PadSamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design 4.2: the command object; S8 and S9 as far as a message's form decides them. */
final class CommandJsonTest {

  @Test
  void readsEveryValueOfAStart() {
    Parsed parsed =
        parse(
            """
            {"id":"a-1","ts":1795003200.25,"verb":"start",
             "minutes":15,"target_c":39.5,"program":"steady"}
            """);

    Choice choice =
        new Choice(
            Optional.of("steady"), Optional.of(Duration.ofMinutes(15)), OptionalDouble.of(39.5));
    assertEquals(
        new Parsed.Understood(
            new Command.Start(choice),
            Optional.of("a-1"),
            Optional.of(Instant.ofEpochSecond(1_795_003_200L, 250_000_000L))),
        parsed);
  }

  @Test
  void takesANullForAnAbsentValue() {
    assertEquals(
        new Command.Start(Choice.NOTHING),
        understood("{\"id\":\"1\",\"verb\":\"START\",\"minutes\":null,\"ts\":null}"));
  }

  @Test
  void readsEveryVerb() {
    assertEquals(new Command.Stop(), understood("{\"verb\":\"stop\"}"));
    assertEquals(new Command.Pause(), understood("{\"verb\":\"pause\"}"));
    assertEquals(new Command.Resume(), understood("{\"verb\":\"resume\",\"id\":\"1\"}"));
    assertEquals(
        new Command.Extend(Duration.ofMinutes(5)),
        understood("{\"verb\":\"extend\",\"id\":\"1\",\"minutes\":5.0}"));
    assertEquals(
        new Command.Answer(Optional.of("prompt-2")),
        understood("{\"verb\":\"answer\",\"id\":\"1\",\"prompt_id\":\"prompt-2\"}"));
    assertEquals(new Command.Acknowledge(), understood("{\"verb\":\"ack\",\"id\":\"1\"}"));
    assertEquals(new Command.Arm(), understood("{\"verb\":\"arm\"}"));
    assertEquals(
        new Command.Set(new Choice(Optional.empty(), Optional.empty(), OptionalDouble.of(38))),
        understood("{\"verb\":\"set\",\"target_c\":38}"));
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void asksForAnIdWhereThePolicyDoes(Verb verb) {
    String values = verb == Verb.EXTEND || verb == Verb.SET ? ",\"minutes\":5" : "";
    Parsed parsed = parse("{\"verb\":\"" + verb.text() + "\"" + values + "}");

    boolean needed = CommandPolicy.of(verb).id() == CommandPolicy.Id.NEEDED;
    assertEquals(needed, parsed instanceof Parsed.Unreadable, parsed.toString());
    if (parsed instanceof Parsed.Unreadable(_, var problem)) {
      assertTrue(problem.contains("needs an \"id\""), problem);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"x\",\"verb\":\"start\",\"minuts\":20}     | did you mean \"minutes\"?",
        "{\"id\":\"x\",\"verb\":\"start\",\"colour\":1}      | known are id, ts, verb",
        "{\"id\":\"x\",\"verb\":\"strat\"}                   | did you mean \"start\"?",
        "{\"id\":\"x\",\"verb\":\"next\"}                    | not in this version",
        "{\"id\":\"x\",\"verb\":\"rate\"}                    | not in this version",
        "{\"id\":\"x\"}                                      | There is no \"verb\"",
        "{\"id\":\"x\",\"verb\":null}                        | There is no \"verb\"",
        "{\"id\":\"x\",\"verb\":7}                           | \"verb\" is text",
        "{\"id\":\"x\",\"verb\":\"start\",\"minutes\":\"20\"}| without quotes",
        "{\"id\":\"x\",\"verb\":\"start\",\"minutes\":20.5}  | whole number of minutes",
        "{\"id\":\"x\",\"verb\":\"start\",\"minutes\":true}  | without quotes",
        "{\"id\":\"x\",\"verb\":\"start\",\"minutes\":1e-999999999} | too many decimals",
        "{\"id\":\"x\",\"verb\":\"start\",\"target_c\":[40]} | without quotes",
        "{\"id\":\"x\",\"verb\":\"start\",\"program\":\"\"}  | 1 to 64 printable",
        "{\"id\":\"x\",\"verb\":\"start\",\"ts\":1795003200000} | in seconds since 1970",
        "{\"id\":\"x\",\"verb\":\"start\",\"ts\":-1}         | in seconds since 1970",
        "{\"id\":\"x\",\"verb\":\"start\",\"ts\":1e400}      | in seconds since 1970",
        "{\"id\":\"x\",\"verb\":\"pause\",\"minutes\":5}     | has no use for \"minutes\"",
        "{\"id\":\"x\",\"verb\":\"extend\"}                  | needs \"minutes\"",
        "{\"id\":\"x\",\"verb\":\"set\"}                     | \"set\" needs",
        "{\"id\":\"x\",\"verb\":\"start\",\"minutes\":NaN}   | not valid JSON",
        "{\"id\":\"x\",\"verb\":\"start\"} {}                | not valid JSON",
        "{\"id\":\"x\",\"verb\":\"start\",\"minutes\":1,\"minutes\":2} | stands there twice",
        "{\"id\":\"x\",\"verb\":\"start\",}                  | not valid JSON",
        "{'id':'x'}                                          | not valid JSON",
        "[]                                                  | object is expected",
        "null                                                | object is expected",
        "{\"id\":\"x\",\"verb\":\"start\"                    | not valid JSON",
      })
  void saysWhatIsWrong(String json, String expected) {
    Parsed.Unreadable unreadable = assertInstanceOf(Parsed.Unreadable.class, parse(json));
    assertTrue(unreadable.problem().contains(expected), unreadable.problem());
    assertEquals(1, unreadable.problem().lines().count());
  }

  @Test
  void givesTheIdBackThoughTheRestIsBroken() {
    assertEquals(Optional.of("x"), parse("{\"id\":\"x\",\"verb\":\"start\",\"a\":1}").id());
    assertEquals(Optional.of("x"), parse("{\"id\":\"x\",\"verb\":\"start\"").id());
    assertEquals(Optional.empty(), parse("{\"id\":\"\\u0007\",\"verb\":\"start\"}").id());
    assertEquals(Optional.empty(), parse("{\"id\":\"" + "a".repeat(65) + "\"").id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-5", "0", "1e9", "1e400", "-1e400", "99999999999999999999", "1E2147483647"})
  void leavesNumbersOutOfRangeToThePad(String minutes) {
    Command command = understood("{\"id\":\"1\",\"verb\":\"start\",\"minutes\":" + minutes + "}");
    Duration duration = ((Command.Start) command).choice().duration().orElseThrow();
    boolean outOfRange =
        duration.compareTo(Duration.ofMinutes(1)) < 0
            || duration.compareTo(Duration.ofMinutes(30)) > 0;
    assertTrue(outOfRange, duration.toString());
  }

  @Test
  void leavesATargetThatIsNoTemperatureToThePad() {
    Command command = understood("{\"id\":\"1\",\"verb\":\"start\",\"target_c\":1e400}");
    assertEquals(
        Double.POSITIVE_INFINITY, ((Command.Start) command).choice().targetCelsius().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"verb\":\"stop\",\"minuts\":3,\"id\":7,\"ts\":\"now\"}",
        "{\"verb\":\"Stop \"}",
        "{\"verb\":\"start\",\"verb\":\"stop\"}",
        "{\"verb\":\"stop\"} trailing",
        "{\"id\":\"1\",\"more\":{\"a\":[1,2]},\"verb\":\"stop\"",
        "{\"verb\":\"stop\",\"minutes\":NaN}",
      })
  void obeysAStopInAnyForm(String json) {
    assertEquals(new Command.Stop(), understood(json), "S8");
  }

  /** S8: what editors, shells and simple senders make of a stop. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\\u0062\u0001\",\"verb\":\"stop\"}",
        "{\"id\":\"1\",\"program\":\"two\nlines\tand a tab\",\"verb\":\"stop\"}",
        "{\"verb\":\"\u0000stop\n\"}",
        "\uFEFF{\"id\":\"1\",\"verb\":\"stop\"}",
        "\uFEFF \uFEFF{\"verb\":\"STOP\"",
        "stop",
        "Stop",
        " \tSTOP\r\n",
        "\"stop\"",
        " \" StoP \" ",
        "\uFEFFstop\u0000",
      })
  void obeysAStopInTheFormsOfSimpleSenders(String text) {
    assertEquals(new Command.Stop(), understood(text), "S8");
  }

  /** S9: only a stop is taken however it is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "start",
        "\"start\"",
        "\uFEFF{\"id\":\"1\",\"verb\":\"start\"}",
        "{\"id\":\"1\",\"verb\":\"start\",\"program\":\"two\nlines\"}",
        "{\"id\":\"\u0001\",\"verb\":\"start\"}",
        "\uFEFF{\"verb\":\"pause\"}",
        "pause",
        "stopp",
        "don't stop",
        "\"stop",
        "[\"stop\"]",
        "{\"id\":\"stop\",\"verb\":\"start\",}",
        "{\"id\":\"1\",\"more\":{\"verb\":\"stop\"},\"verb\":\"start\",}",
        "",
        " ",
        "\uFEFF",
      })
  void takesNothingElseInSuchForms(String text) {
    assertInstanceOf(Parsed.Unreadable.class, parse(text), "S9");
  }

  @Test
  void obeysAStopAmongBytesThatAreNotUtf8OrTooMany() {
    byte[] notUtf8 = "{\"verb\":\"stop\",\"id\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertInstanceOf(Parsed.Understood.class, CommandJson.parse(notUtf8), "S8");
    assertInstanceOf(
        Parsed.Understood.class, parse("{\"verb\":\"stop\",\"id\":\"" + "x".repeat(9_000)), "S8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"1\",\"verb\":\"start\",\"program\":\"stop\"}",
        "{\"id\":\"stop\",\"a\":{\"verb\":\"stop\"},\"verb\":\"start\"",
        "\"id\":\"stop\"",
      })
  void seesAStopOnlyInTheVerb(String json) {
    Parsed parsed = parse(json);
    assertTrue(
        !(parsed instanceof Parsed.Understood(var command, _, _))
            || !(command instanceof Command.Stop));
  }

  @Test
  void refusesWhatIsTooLongOrNotUtf8OrTooDeep() {
    byte[] notUtf8 = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};
    assertTrue(problem(notUtf8).contains("UTF-8"));
    byte[] tooLong =
        ("{\"id\":\"1\",\"verb\":\"start\"}" + " ".repeat(Json.MAX_REQUEST_BYTES))
            .getBytes(StandardCharsets.UTF_8);
    assertTrue(problem(tooLong).contains("at most 8192 bytes"));
    byte[] tooDeep = "{\"a\":".repeat(500).getBytes(StandardCharsets.UTF_8);
    assertTrue(problem(tooDeep).contains("not valid JSON"), problem(tooDeep));
    assertTrue(problem(new byte[0]).contains("JSON"), problem(new byte[0]));
  }

  @Test
  void survivesAnyBytes() {
    byte[] good =
        "{\"id\":\"a\",\"ts\":1.5,\"verb\":\"start\",\"minutes\":15,\"target_c\":3e1}"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20_261_123L);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.clone();
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      CommandJson.parse(bytes);
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      CommandJson.parse(noise);
    }
  }

  @Test
  void writesAnAcceptedResult() {
    CommandResult result =
        new CommandResult(
            Optional.of("a"),
            Verb.START,
            Optional.empty(),
            "Heat.",
            Optional.of(PadSamples.SESSION),
            Optional.of(
                new CommandResult.Effective("steady", Duration.ofSeconds(750), Celsius.of(40))));
    assertEquals(
        "{\"id\":\"a\",\"accepted\":true,\"reason\":null,\"message\":\"Heat.\",\"session_id\":\""
            + PadSamples.SESSION
            + "\",\"minutes\":12.5,\"target_c\":40.00,\"program\":\"steady\"}",
        text(CommandJson.write(result)));
    assertEquals(
        Optional.of(new CommandJson.Answer(Optional.empty(), "Heat.")),
        CommandJson.readAnswer(CommandJson.write(result)));
  }

  @Test
  void writesARefusal() {
    byte[] refusal = CommandJson.refusal(Optional.empty(), Refusal.BUSY, "It took too long.");
    assertEquals(
        "{\"id\":null,\"accepted\":false,\"reason\":\"busy\","
            + "\"message\":\"It took too long. Try again in a moment.\","
            + "\"session_id\":null,\"minutes\":null,\"target_c\":null,\"program\":null}",
        text(refusal));
    assertEquals(Optional.of("busy"), CommandJson.readAnswer(refusal).orElseThrow().reason());
  }

  private static Parsed parse(String json) {
    return CommandJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Command understood(String json) {
    return assertInstanceOf(Parsed.Understood.class, parse(json)).command();
  }

  private static String problem(byte[] json) {
    return assertInstanceOf(Parsed.Unreadable.class, CommandJson.parse(json)).problem();
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
