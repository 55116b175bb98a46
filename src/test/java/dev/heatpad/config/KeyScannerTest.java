package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement: the line and column of a key are right for every form that TOML allows, and where
/// the text is no TOML the scanner stops with what it has.
class KeyScannerTest {
  @ParameterizedTest
  @MethodSource("texts")
  void keysAreFoundWhereTheyStand(String text, List<String> found) {
    assertEquals(
        found,
        KeyScanner.scan(text).stream()
            .map(each -> Echo.path(each.path()) + " " + each.line() + ":" + each.column())
            .toList());
  }

  static Stream<Arguments> texts() {
    String three = "\"\"\"";
    return Stream.of(
        arguments("", List.of()),
        arguments("# only = 1\n\n  # words", List.of()),
        arguments("a = 1 # b = 2\nc = 3", List.of("a 1:1", "c 2:1")),
        arguments("\r\n  a = 1\r\n\tb = 2\r\n", List.of("a 2:3", "b 3:2")),
        arguments("[ a . b ]\nc.d = 1", List.of("a.b 1:3", "a.b.c.d 2:1")),
        arguments("\"x y\" = 1\n'z.w'.v = 2", List.of("\"x y\" 1:1", "\"z.w\".v 2:1")),
        arguments("\"\\u0061\\x62\\\"\" = 1", List.of("\"ab\\\"\" 1:1")),
        arguments("a = \"# ] = \\\" x\"\nb = '\\'\nc = 1", List.of("a 1:1", "b 2:1", "c 3:1")),
        arguments(
            "a = " + three + "\nb = 1\n\\" + three + " c" + three + three.charAt(0) + "\nd = 1",
            List.of("a 1:1", "d 4:1")),
        arguments("a = '''\nb = 1\n[c]\n'''''\nd = 1", List.of("a 1:1", "d 5:1")),
        arguments(
            "a = { b = 1, c.d = [1, {e = 2}], f = {} }\ng = 1",
            List.of("a 1:1", "a.b 1:7", "a.c.d 1:14", "a.c.d.1.e 1:25", "a.f 1:34", "g 2:1")),
        arguments(
            "a = {\n b = 1, # b\n c = 2,\n}\nd = 1",
            List.of("a 1:1", "a.b 2:2", "a.c 3:2", "d 5:1")),
        arguments("a = [ # [\n 1,\n 2, ]\nb = 1", List.of("a 1:1", "b 4:1")),
        arguments(
            "[[p]]\nx = 1\n[[p]]\nx = 2\n[p.q]\ny = 3",
            List.of("p.0 1:3", "p.0.x 2:1", "p.1 3:3", "p.1.x 4:1", "p.1.q 5:2", "p.1.q.y 6:1")),
        arguments("a = 1979-05-27 07:32:00\nb = -1e5", List.of("a 1:1", "b 2:1")),
        arguments("a = 1\nb = \"open\nc = 1", List.of("a 1:1", "b 2:1")),
        arguments("a = 1\n= 2\nc = 1", List.of("a 1:1")),
        arguments("a = 1 b = 2\nc = 3", List.of("a 1:1")),
        arguments("[a\nb = 1", List.of()),
        arguments("a = [1, 2", List.of("a 1:1")),
        arguments("a = {b = 1", List.of("a 1:1", "a.b 1:6")),
        arguments("'open", List.of()),
        arguments("a.b.c.d.e.f.g.h.i.j = 1", List.of("a.b.c.d.e.f.g.h 1:1")));
  }
}
