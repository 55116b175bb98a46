package dev.heatpad.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.ExitCode;
import dev.heatpad.config.Key;
import dev.heatpad.config.Settings;
import dev.heatpad.core.command.CommandPolicy;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Question;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the code is what the code says of itself. */
class DocumentsTest {

  private static final Path SAFETY = Path.of("docs/safety.md");
  private static final Path COMMANDS = Path.of("docs/commands.md");
  private static final Path PINS = Path.of("hardware/pins.csv");
  private static final Path HARDWARE = Path.of("hardware/README.md");
  private static final Path CONFIGURATION = Path.of("config/heatpad.toml");

  private static final Pattern NAMED_TEST =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract|Scenarios))\\.(\\w+)`");

  @Test
  void stopReasonsAreThoseOfTheProgramInTheirPrecedence() throws IOException {
    assertEquals(
        Arrays.stream(StopReason.values())
            .map(it -> List.of(code(it.text()), it.sentence(), it.nextStep()))
            .toList(),
        table(COMMANDS, "### Stops"));
  }

  @Test
  void firstUseQuestionsAreThoseOfTheProgram() throws IOException {
    assertEquals(
        Arrays.stream(Question.values())
            .map(it -> List.of(code(it.id()), it.group().text(), it.sentence()))
            .toList(),
        table(SAFETY, "## First-use questions").stream().map(row -> row.subList(0, 3)).toList());
  }

  @Test
  void refusalsAreThoseOfTheProgram() throws IOException {
    assertEquals(
        Arrays.stream(Refusal.values())
            .map(it -> List.of(code(it.text()), it.sentence(), it.nextStep()))
            .toList(),
        table(COMMANDS, "### Refusals"));
  }

  @Test
  void faultsAreThoseOfTheProgramAndSayWhoMayClearThem() throws IOException {
    assertEquals(
        Arrays.stream(FaultCode.values())
            .map(it ->
                List.of(
                    code(it.text()),
                    it.sentence(),
                    it.nextStep(),
                    code(it.reason().text()),
                    switch (it.clearing()) {
                      case BY_ITSELF -> "by itself";
                      case LOCAL_ONLY -> "local only";
                      case REMOTE_TOO -> "remote too";
                    }))
            .toList(),
        table(SAFETY, "## Faults"));
  }

  @Test
  void exitCodesAreThoseOfTheProgram() throws IOException {
    assertEquals(
        Arrays.stream(ExitCode.values())
            .map(it -> List.of(Integer.toString(it.number()), code(lowerCase(it.name()))))
            .toList(),
        table(COMMANDS, "### Exit codes").stream().map(row -> row.subList(0, 2)).toList());
  }

  @Test
  void everyVerbIsListedWithItsNeedOfAnId() throws IOException {
    List<List<String>> listed =
        rows(
                Files.readAllLines(COMMANDS).stream()
                    .dropWhile(line -> !line.startsWith("| verb | needs an id"))
                    .takeWhile(line -> line.startsWith("|")))
            .stream()
            .map(row -> row.subList(0, 2))
            .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
            .toList();
    assertEquals(
        Arrays.stream(Verb.values())
            .map(verb ->
                List.of(
                    code(verb.text()),
                    switch (CommandPolicy.of(verb).id()) {
                      case NEEDED -> "yes";
                      case NOT_NEEDED -> "no";
                    }))
            .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
            .toList(),
        listed);
  }

  @Test
  void theDecisionsAreTheNumbersOfTheProfiles() throws IOException {
    List<List<String>> expected =
        List.of(
            ofProfiles(
                "D1 target at the skin",
                it ->
                    number(it.minTarget().degrees())
                        + " to "
                        + it.maxTarget()
                        + ", usually "
                        + it.usualTarget()),
            ofProfiles("D2 trip after 3 s", it -> it.trip().toString()),
            ofProfiles(
                "D3 session",
                it -> "usually " + time(it.usualSession()) + ", at most " + time(it.maxSession())),
            ofProfiles(
                "D4 CEM43 of a session: warning, end",
                it -> it.warnSessionCem43Minutes() + " min, " + it.sessionCem43Minutes() + " min"),
            ofProfiles("D5 CEM43 in 24 h", it -> number(it.dayCem43Minutes()) + " min"),
            ofProfiles(
                "D6 CEM43 in 7 days: warning", it -> number(it.warnWeekCem43Minutes()) + " min"),
            ofProfiles(
                "D7 damage of a session: warning, end",
                it ->
                    String.format(
                        Locale.ROOT, "%.2f, %.2f", it.warnSessionDamage(), it.sessionDamage())),
            ofProfiles(
                "D8 sessions in 24 h, rest",
                it -> it.sessionsPerDay() + ", " + it.rest().toMinutes() + " min"),
            ofProfiles(
                "D9 question, time to answer",
                it ->
                    "every %s, %d s"
                        .formatted(time(it.promptInterval()), it.answerWithin().toSeconds())),
            ofProfiles(
                "D12 power density: advised, at most",
                it ->
                    String.format(
                        Locale.ROOT,
                        "%.0f W/m2, %.0f W/m2",
                        it.advisedWattsPerSquareMetre(),
                        it.maxWattsPerSquareMetre())));
    assertEquals(expected, table(SAFETY, "## Decisions"));
    assertEquals(Duration.ofSeconds(3), HardLimits.TRIP_AFTER, "as the row of D2 says");
  }

  private static List<String> ofProfiles(String name, Function<Profile, String> cell) {
    return Stream.concat(Stream.of(name), Arrays.stream(Profile.values()).map(cell)).toList();
  }

  @Test
  void theHardLimitsAreTheConstants() throws IOException, IllegalAccessException {
    List<List<String>> constants = new ArrayList<>();
    for (Field field : HardLimits.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        constants.add(List.of(field.getName(), text(field.get(null))));
      }
    }
    assertEquals(
        constants,
        table(SAFETY, "### Hard limits").stream().map(row -> row.subList(0, 2)).toList());
  }

  private static String text(Object value) {
    return value instanceof Duration duration ? time(duration) : String.valueOf(value);
  }

  @Test
  void everyTestThatADocumentNamesExists() throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path document : files("docs", ".md")) {
      Matcher named = NAMED_TEST.matcher(Files.readString(document));
      while (named.find()) {
        found++;
        if (!isTest(named.group(1), named.group(2))) {
          missing.add(document + ": " + named.group());
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 50, "the claims were found: " + found);
  }

  /** Several test classes may share a simple name; one with this test is enough. */
  private static boolean isTest(String simpleName, String method) throws IOException {
    for (Path file : files("src/test/java", "/" + simpleName + ".java")) {
      String text = Files.readString(file);
      int name = text.indexOf(" void " + method + "(");
      if (name >= 0) {
        int endOfTheMemberBefore = Math.max(0, text.lastIndexOf("\n  }\n", name));
        String annotations = text.substring(endOfTheMemberBefore, name);
        return annotations.contains("@Test") || annotations.contains("@ParameterizedTest");
      }
    }
    return false;
  }

  private static List<Path> files(String root, String end) throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of(root))) {
      return walk.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @Test
  void everyInvariantIsTold() throws IOException {
    String text = Files.readString(SAFETY);
    for (int number = 1; number <= 12; number++) {
      assertTrue(text.contains("\n**S" + number + ". "), "S" + number);
    }
  }

  /** One line of the pin map. */
  private record Pin(String signal, String bcm, String headerPin, String active, String key) {
    static Pin of(String line) {
      String[] fields = line.split(",", -1);
      return new Pin(fields[0], fields[1], fields[2], fields[4], fields[5]);
    }

    String name() {
      return key.replace("pad.back.", "pad.<name>.");
    }

    boolean isRelay() {
      return signal.startsWith("RELAY");
    }
  }

  private static List<Pin> pins() throws IOException {
    List<Pin> pins = Files.readAllLines(PINS).stream().skip(1).map(Pin::of).toList();
    assertEquals(6, pins.size(), "the signals of the pin map");
    return pins;
  }

  @Test
  void thePinMapIsTheShippedConfiguration() throws IOException {
    List<String> shipped = Files.readAllLines(CONFIGURATION);
    for (Pin pin : pins()) {
      Key<?> key = key(pin.name()).orElseThrow(() -> new AssertionError("no key " + pin.name()));
      if (pin.signal().equals("ONE_WIRE")) {
        continue;
      }
      assertEquals(pin.bcm(), key.example(), pin.signal());
      String leaf = pin.key().substring(pin.key().lastIndexOf('.') + 1);
      assertTrue(shipped.contains("#" + leaf + " = " + pin.bcm()), pin.signal());
      if (pin.isRelay()) {
        String active = key("pad.<name>.gpio.relay-active").orElseThrow().example();
        assertEquals('"' + pin.active() + '"', active, pin.signal());
        assertTrue(shipped.contains("#relay-active = " + active), pin.signal());
      }
    }
  }

  @Test
  void thePinMapIsThatOfTheHardwarePage() throws IOException {
    assertEquals(
        pins().stream().map(pin -> List.of(pin.signal(), pin.bcm(), pin.headerPin())).toList(),
        table(HARDWARE, "## Pin map").stream().map(row -> row.subList(0, 3)).toList());
  }

  private static Optional<Key<?>> key(String name) {
    return Settings.keys().stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /** The cells of the first table below a heading, without the table's own heading. */
  private static List<List<String>> table(Path document, String heading) throws IOException {
    List<List<String>> rows =
        rows(
            Files.readAllLines(document).stream()
                .dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|")));
    assertTrue(!rows.isEmpty(), heading + " in " + document);
    return rows;
  }

  private static List<List<String>> rows(Stream<String> lines) {
    return lines.skip(2).map(DocumentsTest::cells).toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private static String code(String text) {
    return '`' + text + '`';
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String time(Duration duration) {
    return duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }
}
