package dev.heatpad.adapter.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.adapter.socket.LineReader.Next;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Design 4.1: the socket speaks lines. */
final class LineReaderTest {

  @Test
  void cutsAtLineEnds() throws IOException {
    LineReader lines = reader("one\n\ntwo\r\nthree");
    assertLine("one", lines);
    assertLine("", lines);
    assertLine("two\r", lines);
    assertLine("three", lines);
    assertEquals(Next.END, lines.next());
  }

  @Test
  void keepsTheStartOfALineThatIsTooLong() throws IOException {
    LineReader lines = reader("12345678\n123456789\n" + "x".repeat(20_000) + "\nlast\n");
    assertLine("12345678", lines);
    assertEquals(Next.TOO_LONG, lines.next());
    assertEquals("12345678", new String(lines.bytes(), StandardCharsets.UTF_8));
    assertEquals(Next.TOO_LONG, lines.next());
    assertLine("last", lines);
    assertEquals(Next.END, lines.next());
  }

  private static LineReader reader(String text) {
    return new LineReader(
        Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), 8);
  }

  private static void assertLine(String expected, LineReader lines) throws IOException {
    assertEquals(Next.LINE, lines.next());
    assertEquals(expected, new String(lines.bytes(), StandardCharsets.UTF_8));
  }
}
