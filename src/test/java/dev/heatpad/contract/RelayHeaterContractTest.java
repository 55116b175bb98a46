package dev.heatpad.contract;

import dev.heatpad.adapter.gpio.ActiveLevel;
import dev.heatpad.adapter.gpio.MockBoard;
import dev.heatpad.adapter.gpio.OutputPin;
import dev.heatpad.loop.HeaterSwitch;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class RelayHeaterContractTest extends HeaterSwitchContract {

  private final MockBoard mock = new MockBoard();

  @Override
  HeaterSwitch open() throws Exception {
    return mock.board()
        .heater(List.of(new OutputPin(26, ActiveLevel.LOW), new OutputPin(20, ActiveLevel.HIGH)));
  }

  @Override
  Level heat() {
    return mock.isActive(26) && mock.isActive(20) ? Level.ON : Level.OFF;
  }

  @AfterEach
  void closeBoard() {
    mock.close();
  }
}
