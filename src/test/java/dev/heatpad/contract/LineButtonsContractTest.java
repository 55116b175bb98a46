package dev.heatpad.contract;

import com.pi4j.io.gpio.digital.DigitalState;
import dev.heatpad.adapter.gpio.ActiveLevel;
import dev.heatpad.adapter.gpio.InputPin;
import dev.heatpad.adapter.gpio.LineButtons.Button;
import dev.heatpad.adapter.gpio.MockBoard;
import dev.heatpad.adapter.gpio.Pull;
import dev.heatpad.loop.Buttons;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class LineButtonsContractTest extends ButtonsContract {

  private static final int STOP = 24;
  private static final int START = 25;

  private final MockBoard mock = new MockBoard();

  @Override
  Buttons open() throws Exception {
    Buttons buttons =
        mock.board()
            .buttons(
                Map.of(
                    Button.STOP, new InputPin(STOP, ActiveLevel.HIGH, Pull.UP),
                    Button.START, new InputPin(START, ActiveLevel.LOW, Pull.UP)));
    releaseStop();
    releaseStart();
    return buttons;
  }

  @Override
  void pressStop() {
    mock.setInput(STOP, DigitalState.HIGH);
  }

  @Override
  void releaseStop() {
    mock.setInput(STOP, DigitalState.LOW);
  }

  @Override
  void pressStart() {
    mock.setInput(START, DigitalState.LOW);
  }

  @Override
  void releaseStart() {
    mock.setInput(START, DigitalState.HIGH);
  }

  @AfterEach
  void closeBoard() {
    mock.close();
  }
}
