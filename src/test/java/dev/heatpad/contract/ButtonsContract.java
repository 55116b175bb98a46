package dev.heatpad.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.loop.Buttons;
import dev.heatpad.loop.Buttons.Pressed;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the buttons of every pad do. */
abstract class ButtonsContract {

  private Buttons buttons;

  /** Buttons that nobody presses. */
  abstract Buttons open() throws Exception;

  abstract void pressStop();

  abstract void releaseStop();

  abstract void pressStart();

  abstract void releaseStart();

  @BeforeEach
  void openButtons() throws Exception {
    buttons = open();
  }

  @AfterEach
  void closeButtons() {
    buttons.close();
  }

  @Test
  void shouldBeReleasedAtFirst() {
    assertEquals(Pressed.NONE, buttons.poll());
  }

  @Test
  void shouldTellWhatIsPressedAsLongAsItIs() {
    pressStop();
    assertEquals(new Pressed(true, false), buttons.poll());
    pressStart();
    assertEquals(new Pressed(true, true), buttons.poll());
    releaseStop();
    assertEquals(new Pressed(false, true), buttons.poll());
    releaseStart();
    assertEquals(Pressed.NONE, buttons.poll());
  }

  /** S8: a stop is never missed because it was short. */
  @Test
  void shouldRememberATapOnStopBetweenTwoPolls() {
    pressStop();
    releaseStop();
    assertEquals(new Pressed(true, false), buttons.poll());
    assertEquals(Pressed.NONE, buttons.poll());
  }

  @Test
  void shouldCallTheListenerAtEachEdge() {
    AtomicInteger edges = new AtomicInteger();
    buttons.onEdge(edges::incrementAndGet);
    pressStart();
    assertEquals(1, edges.get());
    releaseStart();
    assertEquals(2, edges.get());
  }

  @Test
  void shouldShowTheListenerThePressThatWokeIt() {
    AtomicInteger stops = new AtomicInteger();
    buttons.onEdge(() -> {
      if (buttons.poll().stop()) {
        stops.incrementAndGet();
      }
    });
    pressStop();
    assertEquals(1, stops.get());
  }

  @Test
  void shouldCountAsAPressedStopOnceClosed() {
    pressStart();
    buttons.close();
    assertTrue(buttons.poll().stop());
    assertDoesNotThrow(buttons::close);
  }

  @Test
  void shouldCallNobodyOnceClosed() {
    AtomicInteger edges = new AtomicInteger();
    buttons.onEdge(edges::incrementAndGet);
    buttons.close();
    pressStop();
    assertEquals(0, edges.get());
  }
}
