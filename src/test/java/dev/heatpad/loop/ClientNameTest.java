package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of clients come from strangers and end up on terminals and pages. */
final class ClientNameTest {

  @ParameterizedTest
  @CsvSource({
    "Anna's phone, Anna's phone",
    "'  two   blanks ', two blanks",
    "Größe ✓ 🔥, Größe ✓ 🔥",
    "'a\tb', a b"
  })
  void isOneLineWithSingleBlanks(String given, String kept) {
    assertEquals(kept, ClientName.cleaned(given).orElseThrow().text());
  }

  @Test
  void losesWhatSteersATerminalOrTurnsTheLineRound() {
    assertEquals("[31mred", cleaned("\u001b[31mred\u0007"));
    assertEquals("gpj.exe", cleaned("\u202egpj.exe\u2066\u200b"));
    assertEquals("one two", cleaned("one\r\ntwo\u2028"));
    assertEquals("half", cleaned("half\ud83d"));
  }

  @Test
  void hasAtMostFortyCharacters() {
    assertEquals("é".repeat(40), cleaned("é".repeat(41)));
    assertEquals("🔥".repeat(40), cleaned("🔥".repeat(400)));
    assertEquals("x".repeat(39), cleaned("x".repeat(39) + " y"), "no blank at the end");
  }

  @Test
  void isNotEmpty() {
    for (String nothing : List.of("", "   ", "\u0000\u200b\n", "\u00a0")) {
      assertEquals(Optional.empty(), ClientName.cleaned(nothing));
      assertThrows(IllegalArgumentException.class, () -> new ClientName(nothing));
    }
    assertThrows(IllegalArgumentException.class, () -> new ClientName("a\nb"));
  }

  private static String cleaned(String text) {
    return ClientName.cleaned(text).orElseThrow().text();
  }
}
