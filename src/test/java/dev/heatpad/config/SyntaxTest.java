package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement: a text that is no TOML, or has a key twice, gives one sentence with line and
/// column.
class SyntaxTest {
  @ParameterizedTest
  @MethodSource({"syntax", "duplicates"})
  void oneSentenceSaysWhatAndWhereAndWhatToDo(String text, String sentence) {
    assertEquals(List.of(sentence), SettingsText.problems(text));
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        arguments(
            "[pad.back.limit]\nsession = 20 min",
            "heatpad.toml:2:14: this is not a TOML value or key; put text in quotes, like \"20"
                + " min\"."),
        arguments(
            "[log]\nlevel = \"info",
            "heatpad.toml:2:14: the file ends too early; close the last quote or bracket."),
        arguments(
            "[log\nlevel = \"info\"",
            "heatpad.toml:1:5: the line ends too early; close the quote or bracket in it."),
        arguments("x = 007", "heatpad.toml:1:5: a number starts with 0; leave that out."),
        arguments(
            "[data]\ndirectory = \"C:\\Users\"",
            "heatpad.toml:2:16: \\ starts an escape in double quotes; write \\\\ or use single"
                + " quotes."),
        arguments("= 3", "heatpad.toml:1:1: this is not TOML; write [table] or key = value."),
        arguments(
            "x = \"a\u0000b\"",
            "heatpad.toml:1:7: an invisible control character stands here; delete it."));
  }

  static Stream<Arguments> duplicates() {
    return Stream.of(
        arguments(
            "[pad.back]\npower = \"30 W\"\n\n\"power\" = \"20 W\"",
            "heatpad.toml:4:1: pad.back.power is there twice, first in line 2; keep one."),
        arguments(
            "[log]\nlevel = \"info\"\n[web]\n[log]\n",
            "heatpad.toml:4:2: log is there twice, first in line 1; keep one."),
        arguments(
            "x = {a = 1, a = 2}",
            "heatpad.toml:1:13: x.a is there twice, first in line 1; keep one."),
        arguments(
            "log.level = \"info\"\n[log]\n",
            "heatpad.toml:2:2: log clashes with log.level in line 1; write each table once, and no"
                + " key as both value and table."));
  }
}
