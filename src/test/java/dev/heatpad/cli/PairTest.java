package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.cli.CommandRun.Outcome;
import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code heatpad pair}: what is asked, and what a person gets to see. */
class PairTest {

  private static final String LINK = "http://192.168.1.7:8480/#pair=012345";
  private static final String INVITED =
      "{'accepted':true,'code':'012345','valid_until':'2026-11-23T13:40:00Z',"
          + "'page':'http://192.168.1.7:8480','link':'"
          + LINK
          + "'}";
  private static final String CARD =
      """
      Pair a phone: open http://192.168.1.7:8480 there and enter the code.
      code:  012345, once, until 14:40
      link:  http://192.168.1.7:8480/#pair=012345
      """;

  private static final int QUIET = 4;

  private int pictures;

  @TempDir Path directory;

  @Test
  void shouldPrintTheCodeItsEndAndTheAddress() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("s"), json(INVITED))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("pair");
      assertEquals(new Outcome(0, CARD, ""), outcome);
      assertEquals("{\"verb\":\"pair\"}", daemon.request());
    }
  }

  @Test
  void shouldShowTheQrCodeOnATerminalThatCan() throws IOException {
    assertEquals(19, picture(CommandRun.TERMINAL, "pair").size());
    assertEquals(List.of(), picture(CommandRun.TERMINAL, "pair", "--qr", "never"));
    assertEquals(List.of(), picture(Screen.scrolling(), "pair", "--qr", "auto"));
    assertEquals(19, picture(Screen.scrolling(), "pair", "--qr=always").size());
    assertEquals(List.of(), picture(with(Screen.Glyphs.ASCII, new Screen.Columns(80)), "pair"));
    assertEquals(List.of(), picture(with(Screen.Glyphs.UNICODE, new Screen.Columns(36)), "pair"));
    assertEquals(19, picture(with(Screen.Glyphs.UNICODE, new Screen.Columns(37)), "pair").size());
  }

  /** A code is read from what is light and what is dark, with four light squares all round. */
  @Test
  void shouldPaintEverySquareAsTheCodeHasIt() throws IOException {
    QrCode code = QrCode.encodeText(LINK, QrCode.Ecc.MEDIUM);
    List<String> lines = picture(CommandRun.TERMINAL, "pair");
    for (int row = -QUIET; row < code.size + QUIET; row++) {
      for (int column = -QUIET; column < code.size + QUIET; column++) {
        char glyph = lines.get((row + QUIET) / 2).charAt(column + QUIET);
        boolean upper = (row + QUIET) % 2 == 0;
        boolean painted = glyph == '█' || glyph == (upper ? '▀' : '▄');
        assertEquals(!code.getModule(column, row), painted, "light at " + column + ", " + row);
      }
    }
  }

  /** Whatever the colours of the terminal are, the ground is white and the squares are black. */
  @Test
  void shouldBeBlackOnWhiteWhereThereIsColour() throws IOException {
    Screen colour =
        new Screen(
            Screen.Motion.REDRAWN,
            Screen.Palette.COLOUR,
            Screen.Glyphs.UNICODE,
            new Screen.Columns(80),
            new Screen.Rows(24));
    QrCode code = QrCode.encodeText(LINK, QrCode.Ecc.MEDIUM);
    List<String> lines = picture(colour, "pair");
    String begin = "\u001b[38;5;16;48;5;231m";
    for (int row = -QUIET; row < code.size + QUIET; row++) {
      String line = lines.get((row + QUIET) / 2);
      assertTrue(line.startsWith(begin) && line.endsWith("\u001b[0m"), line);
      for (int column = -QUIET; column < code.size + QUIET; column++) {
        char glyph = line.charAt(begin.length() + column + QUIET);
        boolean upper = (row + QUIET) % 2 == 0;
        boolean inked = glyph == '█' || glyph == (upper ? '▀' : '▄');
        assertEquals(code.getModule(column, row), inked, "dark at " + column + ", " + row);
      }
    }
  }

  @Test
  void shouldListWhoIsPaired() throws IOException {
    String clients =
        "{'clients':[{'id':'1a2b3c4d','name':'Anna`s phone\\u001b[31m',"
            + "'paired_at':'2026-11-23T10:00:00Z','last_seen_at':'2026-11-23T12:00:00Z'}]}";
    try (FakeDaemon daemon =
        FakeDaemon.answering(directory.resolve("s"), json(clients).replace('`', '\''))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("pair", "--list");
      assertEquals(
          """
          Id        Paired            Last seen         Name
          1a2b3c4d  2026-11-23 11:00  2026-11-23 13:00  Anna's phone [31m
          """,
          outcome.out());
      assertEquals("{\"verb\":\"clients\"}", daemon.request());
    }
    try (FakeDaemon daemon = FakeDaemon.answering(directory.resolve("t"), json("{'clients':[]}"))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("pair", "--list");
      assertEquals("Nobody is paired. Let somebody in with: heatpad pair\n", outcome.out());
    }
  }

  @Test
  void shouldSendAClientAwayOrSayWhyNot() throws IOException {
    try (FakeDaemon daemon =
        FakeDaemon.answering(
            directory.resolve("s"), json("{'accepted':true,'message':'Removed.'}"))) {
      Outcome outcome =
          new CommandRun().on(daemon.socket()).execute("pair", "--revoke", "1a2b3c4d");
      assertEquals(new Outcome(0, "Removed.\n", ""), outcome);
      assertEquals("{\"verb\":\"revoke\",\"client\":\"1a2b3c4d\"}", daemon.request());
    }
    try (FakeDaemon daemon =
        FakeDaemon.answering(
            directory.resolve("t"),
            json("{'accepted':false,'reason':'unknown_client','message':'Nobody.'}"))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("pair", "--revoke", "x");
      assertEquals(new Outcome(1, "", "Nobody.\n"), outcome);
    }
  }

  @Test
  void shouldRefuseTwoDeedsAtOnceAndAnUnknownChoice() {
    assertEquals(2, new CommandRun().execute("pair", "--list", "--revoke", "x").code());
    Outcome outcome = new CommandRun().execute("pair", "--qr", "maybe");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("not one of auto, always, never"), outcome.err());
  }

  @Test
  void shouldNotPretendWhenTheAnswerIsOfAnotherVersion() throws IOException {
    try (FakeDaemon daemon =
        FakeDaemon.answering(directory.resolve("s"), json("{'accepted':true,'code':'012345'}"))) {
      Outcome outcome = new CommandRun().on(daemon.socket()).execute("pair");
      assertEquals(1, outcome.code());
      assertFalse(outcome.out().contains("012345"));
    }
  }

  private static Screen with(Screen.Glyphs glyphs, Screen.Columns columns) {
    return new Screen(
        Screen.Motion.REDRAWN, Screen.Palette.MONOCHROME, glyphs, columns, new Screen.Rows(24));
  }

  /** What follows the three lines of text. */
  private List<String> picture(Screen screen, String... args) throws IOException {
    Path socket = directory.resolve("qr" + pictures++);
    try (FakeDaemon daemon = FakeDaemon.answering(socket, json(INVITED))) {
      Outcome outcome = new CommandRun().in(screen).on(daemon.socket()).execute(args);
      assertEquals(0, outcome.code());
      List<String> lines = outcome.out().lines().toList();
      assertEquals(CARD.lines().toList(), lines.subList(0, 3));
      return lines.subList(3, lines.size());
    }
  }
}
