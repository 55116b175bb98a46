package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's files keep to what its security policy allows, and its languages to each other. */
class PageSourcesTest {

  private static final Path WEB = Path.of("src/main/resources/dev/heatpad/web");
  private static final Path MESSAGES = WEB.resolve("app/messages");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+\\}");
  private static final int MAX_LINES = 300;

  private static JsonNode messages(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  private static List<Path> files(String... ends) throws IOException {
    try (Stream<Path> walk = Files.walk(WEB)) {
      List<Path> found =
          walk.filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith))
              .sorted()
              .toList();
      assertTrue(!found.isEmpty(), "there are files of the page");
      return found;
    }
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1)).toList();
  }

  /** What a message needs to be filled in, in whatever order and form. */
  private static Set<String> placeholders(JsonNode message) {
    Set<String> names = new TreeSet<>();
    PLACEHOLDER.matcher(message.toString()).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  @Test
  void everyLanguageHasTheSameMessagesWithTheSamePlaceholders() throws IOException {
    JsonNode english = messages(MESSAGES.resolve("en.json"));
    List<Path> languages = files(".json").stream().filter(it -> it.startsWith(MESSAGES)).toList();
    assertTrue(languages.size() >= 2);
    for (Path language : languages) {
      JsonNode other = messages(language);
      assertEquals(new TreeSet<>(english.propertyNames()), new TreeSet<>(other.propertyNames()));
      for (String key : english.propertyNames()) {
        assertEquals(
            placeholders(english.get(key)), placeholders(other.get(key)), language + ": " + key);
      }
    }
  }

  /**
   * Each code has its words in all languages, by the test above; in English they are the core's.
   */
  @Test
  void englishSentencesOfCodesAreThoseOfTheProgram() throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    for (FaultCode it : FaultCode.values()) {
      expected.put("fault." + it.text() + ".message", it.sentence());
      expected.put("fault." + it.text() + ".next", it.nextStep());
    }
    for (StopReason it : StopReason.values()) {
      expected.put("reason." + it.text() + ".message", it.sentence());
      expected.put("reason." + it.text() + ".next", it.nextStep());
    }
    for (Alert it : Alert.values()) {
      expected.put("alert." + it.text() + ".message", it.sentence());
      expected.put("alert." + it.text() + ".next", it.nextStep());
    }
    for (Refusal it : Refusal.values()) {
      expected.put("refusal." + it.text() + ".message", it.sentence());
      expected.put("refusal." + it.text() + ".next", it.nextStep());
    }
    JsonNode english = messages(MESSAGES.resolve("en.json"));
    Map<String, String> actual = new LinkedHashMap<>();
    expected.keySet().forEach(key -> actual.put(key, english.path(key).asString("")));
    assertEquals(expected, actual);
  }

  @Test
  void everyEndOfASessionHasAShortName() throws IOException {
    JsonNode english = messages(MESSAGES.resolve("en.json"));
    for (StopReason it : StopReason.values()) {
      assertTrue(english.has("end." + it.text()), it.text());
    }
  }

  @Test
  void everyMessageThatAModuleNamesIsThere() throws IOException {
    JsonNode english = messages(MESSAGES.resolve("en.json"));
    List<String> unknown = new ArrayList<>();
    for (Path module : files(".js")) {
      matches("\\bt\\('([^'$]+)'", Files.readString(module)).stream()
          .filter(key -> !english.has(key))
          .forEach(key -> unknown.add(module + ": " + key));
    }
    assertEquals(List.of(), unknown);
  }

  /** The policy lets no style attribute and no inline script through but the import map. */
  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : files(".js", ".css", ".html", ".webmanifest")) {
      String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
      if (Pattern.compile("\\sstyle=|\\son\\w+=\"|https?://|@import|url\\(").matcher(text).find()) {
        problems.add(file.toString());
      }
    }
    String index = Files.readString(WEB.resolve("index.html"));
    assertEquals(
        List.of("type=\"importmap\""),
        matches("<script((?:(?!src=)[^>])*)>", index).stream().map(String::strip).toList());
    assertEquals(List.of(), problems);
  }

  @Test
  void whatTheIndexAndTheModulesLoadIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    String index = Files.readString(WEB.resolve("index.html"));
    for (String path : matches("(?:href|src)=\"/((?:app|icons)/[^\"]+|manifest[^\"]+)\"", index)) {
      if (!Files.exists(WEB.resolve(path))) {
        missing.add("index.html: " + path);
      }
    }
    for (Path module : files(".js")) {
      for (String path : matches("(?:from|import)\\s*\\(?'(\\.[^']+)'", Files.readString(module))) {
        if (!Files.exists(module.resolveSibling(path))) {
          missing.add(module + ": " + path);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void modulesStayShort() throws IOException {
    for (Path file : files(".js", ".css")) {
      assertTrue(Files.readAllLines(file).size() <= MAX_LINES, file + " has too many lines");
    }
  }
}
