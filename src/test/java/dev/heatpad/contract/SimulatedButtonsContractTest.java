package dev.heatpad.contract;

import dev.heatpad.loop.Buttons;
import dev.heatpad.sim.SimulatedButtons;
import dev.heatpad.sim.SimulatedButtons.Button;

class SimulatedButtonsContractTest extends ButtonsContract {

  private final SimulatedButtons buttons = new SimulatedButtons();

  @Override
  Buttons open() {
    return buttons;
  }

  @Override
  void pressStop() {
    buttons.press(Button.STOP);
  }

  @Override
  void releaseStop() {
    buttons.release(Button.STOP);
  }

  @Override
  void pressStart() {
    buttons.press(Button.START);
  }

  @Override
  void releaseStart() {
    buttons.release(Button.START);
  }
}
