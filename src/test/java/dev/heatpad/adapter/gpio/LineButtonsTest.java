package dev.heatpad.adapter.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.heatpad.adapter.gpio.LineButtons.Button;
import dev.heatpad.loop.Buttons.Pressed;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Wired as {@code hardware/} describes: stop opens to high, start closes to low, both pulled up.
 */
class LineButtonsTest {

  private static final InputPin STOP = new InputPin(24, ActiveLevel.HIGH, Pull.UP);
  private static final InputPin START = new InputPin(25, ActiveLevel.LOW, Pull.UP);

  private final MockBoard mock = new MockBoard();

  @AfterEach
  void close() {
    mock.close();
  }

  @Test
  void shouldReadEachButtonByItsPolarity() throws Exception {
    LineButtons buttons = buttons();
    mock.setInput(24, DigitalState.LOW);
    mock.setInput(25, DigitalState.HIGH);
    assertEquals(Pressed.NONE, buttons.poll());

    mock.setInput(25, DigitalState.LOW);
    assertEquals(new Pressed(false, true), buttons.poll());

    mock.setInput(24, DigitalState.HIGH);
    assertEquals(new Pressed(true, true), buttons.poll());
  }

  @Test
  void shouldCountAnUnreadableStopAsPressed() throws Exception {
    LineButtons buttons = released();
    mock.failInput(24);
    assertEquals(new Pressed(true, false), buttons.poll());
  }

  @Test
  void shouldCountAnUnreadableStartAsAPressedStop() throws Exception {
    LineButtons buttons = released();
    mock.failInput(25);
    assertEquals(new Pressed(true, false), buttons.poll());
  }

  @Test
  void shouldTellEachEdge() throws Exception {
    LineButtons buttons = released();
    AtomicInteger edges = new AtomicInteger();
    buttons.onEdge(edges::incrementAndGet);

    mock.setInput(24, DigitalState.HIGH);
    mock.setInput(24, DigitalState.LOW);
    mock.setInput(25, DigitalState.LOW);

    assertEquals(3, edges.get());
  }

  @Test
  void shouldNeverPressAButtonThatIsNotWired() throws Exception {
    assertEquals(Pressed.NONE, mock.board().buttons(Map.of()).poll());
  }

  @Test
  void shouldRequestThePullOfEachLineAndNoDebouncing() throws Exception {
    buttons();
    assertEquals(PullResistance.PULL_UP, mock.input(24).config().pull());
    assertEquals(0L, mock.input(24).config().debounce());
  }

  @Test
  void shouldRefuseAStopButtonWhoseBrokenWireReadsReleased() {
    BoardException refusal =
        assertThrows(
            BoardException.class,
            () ->
                mock.board()
                    .buttons(Map.of(Button.STOP, new InputPin(24, ActiveLevel.LOW, Pull.UP))));
    assertTrue(refusal.getMessage().contains("BCM 24 would read as released"));
  }

  private LineButtons released() throws BoardException {
    LineButtons buttons = buttons();
    mock.setInput(24, DigitalState.LOW);
    mock.setInput(25, DigitalState.HIGH);
    return buttons;
  }

  private LineButtons buttons() throws BoardException {
    return mock.board().buttons(Map.of(Button.STOP, STOP, Button.START, START));
  }
}
