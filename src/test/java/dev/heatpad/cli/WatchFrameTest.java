package dev.heatpad.cli;

import static dev.heatpad.cli.CommandRun.pad;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of the live view, and what they are made of. */
class WatchFrameTest {

  private static final String HEATING =
      "'pad':'back','state':'heating','heater':'ON','session':'ON','remaining':754,"
          + "'running':{'elapsed_s':446,'target_c':40.0},'ends_at':'2026-11-23T13:42:34Z','skin_c':38.64";
  private static final List<Double> RISING = List.of(31.0, 33.0, 35.0, 37.0, 38.6);

  @Test
  void shouldShowARunningSession() {
    assertEquals(
        List.of(
            "back  heating",
            "  ██████████████▉░░░░░░░░░░░░░░░░░░░░░░░░░  12:34 left  until 14:42",
            "  skin 38.6 C  target 40.0 C  heater on   ▁▃▅▇█"),
        text(80, HEATING, RISING));
  }

  @Test
  void shouldFitIntoANarrowTerminal() {
    assertEquals(
        List.of(
            "back  heating",
            "  ███▍░░░░░  12:34 left  until 14:42",
            "  skin 38.6 C  target 40.0 C  heater"),
        text(36, HEATING, RISING));
  }

  @Test
  void shouldWrapWhatToDoAndNotCutIt() {
    assertEquals(
        List.of(
            "back  fault  simulated",
            "  skin --.- C  heater off",
            "  The skin side was too warm. Let the",
            "  pad cool."),
        text(
            38,
            "'pad':'back','state':'fault','heater':'OFF','simulated':true,'faults':[{'message':"
                + "'The skin side was too warm.','next_step':'Let the pad cool.'}]",
            List.of()));
  }

  @Test
  void shouldShowTheQuestionAndTheBlock() {
    assertEquals(
        List.of(
            "back  idle",
            "  skin 31.0 C  heater off",
            "  Still there? Answer with: heatpad answer --pad back",
            "  Blocked until 15:10. The skin still rests."),
        text(
            80,
            "'pad':'back','state':'idle','heater':'OFF','skin_c':31,'prompt':{'id':1},"
                + "'blocked':'rest','blocked_text':'The skin still rests.',"
                + "'blocked_until':'2026-11-23T14:10:00Z'",
            List.of()));
  }

  @Test
  void shouldMakeDoWithNothing() {
    assertEquals(
        List.of("pad  state unknown", "  skin --.- C  heater unknown"), text(80, "", List.of()));
  }

  @Test
  void shouldDrawWithoutUnicodeWhereThereIsNone() {
    List<StyledLine> lines =
        new WatchFrame(new Gauge(Screen.Glyphs.ASCII), 60).lines(pad(HEATING), RISING);
    assertTrue(
        lines.stream().allMatch(line -> line.text().chars().allMatch(c -> c < 128)),
        lines.toString());
    assertTrue(lines.get(1).text().contains("###----"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 20, 40, 79, 80, 200})
  void shouldNeverBeWiderThanTheTerminal(int columns) {
    List<String> lines = text(columns, HEATING + ",'prompt':'p','blocked':'rest'", RISING);
    assertTrue(lines.stream().allMatch(line -> line.length() <= columns), lines.toString());
  }

  @Test
  void shouldPaintOnlyWhereColourIsWanted() {
    StyledLine line =
        StyledLine.of(
            new StyledLine.Span("hot", StyledLine.Style.ALARM), StyledLine.plain(" and cold"));
    assertAll(
        () -> assertEquals("hot and cold", line.painted(Screen.Palette.MONOCHROME)),
        () ->
            assertEquals("\u001b[1;31mhot\u001b[0m and cold", line.painted(Screen.Palette.COLOUR)),
        () -> assertEquals("hot a", line.cut(5).text()),
        () -> assertEquals("ho", line.cut(2).text()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ░░░░, ----",
    "0.5, ██░░, ##--",
    "0.53125, ██▏░, ##--",
    "1, ████, ####",
    "-1, ░░░░, ----",
    "7, ████, ####",
    "NaN, ░░░░, ----",
  })
  void shouldDrawABar(double share, String unicode, String ascii) {
    assertAll(
        () -> assertEquals(unicode, new Gauge(Screen.Glyphs.UNICODE).bar(share, 4)),
        () -> assertEquals(ascii, new Gauge(Screen.Glyphs.ASCII).bar(share, 4)));
  }

  @Test
  void shouldDrawNoiseFlatAndARiseToTheTop() {
    Gauge gauge = new Gauge(Screen.Glyphs.UNICODE);
    assertAll(
        () -> assertEquals("▁▁▁", gauge.curve(List.of(40.0, 40.1, 40.0))),
        () -> assertEquals("▁█▁", gauge.curve(List.of(30.0, 40.0, 30.0))),
        () -> assertEquals("", gauge.curve(List.of(40.0))),
        () -> assertEquals("", new Gauge(Screen.Glyphs.ASCII).curve(List.of(30.0, 40.0))));
  }

  @Test
  void shouldRememberTheLastMinutesOfOneSession() {
    SkinHistory history = new SkinHistory();
    for (int second = 0; second < 400; second++) {
      history.note(
          pad("'session':'ON','running':{'elapsed_s':%d},'skin_c':%d".formatted(second, second)));
    }
    assertEquals(SkinHistory.STEPS, history.celsius().size());
    assertEquals(399.0, history.celsius().getLast());
    history.note(pad("'session':'ON','running':{'elapsed_s':400},'skin_c':null"));
    assertEquals(399.0, history.celsius().getLast());
    history.note(pad("'session':'ON','running':{'elapsed_s':3},'skin_c':32.0"));
    assertEquals(List.of(32.0), history.celsius());
    history.note(pad("'session':'OFF','running':{'elapsed_s':4},'skin_c':33.0"));
    assertEquals(List.of(), history.celsius());
  }

  private static List<String> text(int columns, String padInside, List<Double> skinHistory) {
    return new WatchFrame(new Gauge(Screen.Glyphs.UNICODE), columns)
        .lines(pad(padInside), skinHistory).stream().map(StyledLine::text).toList();
  }
}
