package dev.heatpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.command.Command;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.Publisher;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.wire.PadJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The words of the terminal against the object that the daemon really sends. */
class RealPadTest {

  private static PadText heating() {
    House house = new House(Pads.definition());
    house.ask(
        Pads.BACK,
        new Command.Start(
            new Command.Choice(
                Optional.empty(), Optional.of(Duration.ofMinutes(10)), OptionalDouble.of(38))));
    house.run(Duration.ofMinutes(2));
    Publisher.Stamp stamp = new Publisher.Stamp(1, "boot", Pads.WALL_START);
    byte[] doc = PadJson.doc("pi", new Snapshot(house.view(), house.live(), stamp));
    return new PadText(
        Document.parse(new String(doc, StandardCharsets.UTF_8)).orElseThrow(),
        new LocalTimes(ZoneOffset.UTC),
        Pads.WALL_START);
  }

  @Test
  void everyValueOfARunningSessionIsFound() {
    PadText pad = heating();
    assertEquals("heating", pad.state());
    assertEquals(Optional.of("38.0 C"), pad.runningTarget(), "the session's, not the next one's");
    assertEquals(Optional.of("0.00 CEM43 min"), pad.dose());
    assertEquals(Optional.of("0 of 3 in 24 hours"), pad.sessions());
    assertEquals(Optional.of("20 min at 40.0 C, program heat"), pad.settings());
    assertEquals(120, Math.round(pad.pad().number("running.elapsed_s").orElseThrow()));
    assertEquals(Optional.of("08:00"), pad.timeLeft());
  }

  @Test
  void theLiveViewDrawsItsProgress() {
    List<String> lines =
        new WatchFrame(new Gauge(Screen.Glyphs.UNICODE), 80)
            .lines(heating(), List.of()).stream().map(StyledLine::text).toList();
    assertEquals(3, lines.size(), lines::toString);
    assertEquals(true, lines.get(1).contains("08:00 left"), lines::toString);
    assertEquals(true, lines.get(1).contains("\u2588"), lines::toString);
    assertEquals(true, lines.get(2).contains("target 38.0 C"), lines::toString);
  }
}
