package dev.heatpad.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that no compiler knows. */
class TidyTest {

  private static final int MAX_FILE_LINES = 500;
  private static final int MAX_METHOD_LINES = 70;

  private static final Map<Pattern, String> BANNED =
      Map.of(
          Pattern.compile("\\bassert [^;]*;"), "an exception: assertions are off in production",
          Pattern.compile("printStackTrace\\(\\)"), "a logger",
          Pattern.compile("catch \\(\\w+ \\w+\\) \\{\\s*\\}"),
              "a reason, or a name of '_' with one",
          Pattern.compile("\\b(TODO|FIXME|XXX)\\b"), "doing it, or a line in the docs");

  private static final Pattern METHOD = Pattern.compile("^  (?:[\\w<>,.?@\\[\\] ]+ )?\\w+\\(.*$");

  private static List<Path> sources(String... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : roots) {
      try (Stream<Path> walk = Files.walk(Path.of(root))) {
        walk.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    assertTrue(files.size() > 10, "the sources were found");
    return files;
  }

  @Test
  void filesAndMethodsStayShort() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : sources("src/main/java", "src/test/java", "src/browser/java")) {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() > MAX_FILE_LINES) {
        problems.add(file + " has " + lines.size() + " lines");
      }
      longMethods(lines).forEach(method -> problems.add(file + ": " + method));
    }
    assertEquals(List.of(), problems);
  }

  /** The formatter puts a member's first and last line at two spaces. */
  private static List<String> longMethods(List<String> lines) {
    List<String> tooLong = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (METHOD.matcher(lines.get(i)).matches()) {
        begin = i;
      } else if (lines.get(i).equals("  }") && begin >= 0) {
        if (i - begin > MAX_METHOD_LINES) {
          tooLong.add(lines.get(begin).strip() + " has " + (i - begin) + " lines");
        }
        begin = -1;
      }
    }
    return tooLong;
  }

  @Test
  void nothingBannedIsUsed() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : sources("src/main/java")) {
      String text = Files.readString(file);
      BANNED.forEach((pattern, instead) -> {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
          problems.add(file + ": '" + matcher.group() + "'; use " + instead);
        }
      });
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void testsDoNotSleep() throws IOException {
    Pattern sleep = Pattern.compile("Thread" + "\\.sleep|TimeUnit\\.\\w+\\.sleep");
    for (Path file : sources("src/test/java", "src/browser/java")) {
      assertTrue(!sleep.matcher(Files.readString(file)).find(), file + " waits for a condition");
    }
  }

  @Test
  void linksBetweenDocumentsLead() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#: ]+)(?:#[^)]*)?\\)");
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      Matcher matcher = link.matcher(Files.readString(document));
      while (matcher.find()) {
        Path folder = document.toAbsolutePath().getParent();
        if (!Files.exists(folder.resolve(matcher.group(1)))) {
          dead.add(document + " -> " + matcher.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
    for (String root : List.of("docs", "hardware")) {
      try (Stream<Path> walk = Files.walk(Path.of(root))) {
        walk.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents;
  }
}
