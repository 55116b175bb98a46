package dev.heatpad.contract;

import dev.heatpad.adapter.gpio.ActiveLevel;
import dev.heatpad.adapter.gpio.MockBoard;
import dev.heatpad.adapter.gpio.OutputPin;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.Indicator;
import org.junit.jupiter.api.AfterEach;

class LineIndicatorContractTest extends IndicatorContract {

  private final MockBoard mock = new MockBoard();

  @Override
  Indicator open() throws Exception {
    return mock.board().indicator(new OutputPin(16, ActiveLevel.HIGH));
  }

  @Override
  Level seen() {
    return mock.isActive(16) ? Level.ON : Level.OFF;
  }

  @AfterEach
  void closeBoard() {
    mock.close();
  }
}
