package dev.heatpad.adapter.gpio;

/** The lines that the 40-pin header brings out: BCM 0 to 27 on every Raspberry Pi that has one. */
final class HeaderLines {

  static final int LAST = 27;

  private HeaderLines() {}

  static void require(int bcm) {
    if (bcm < 0 || bcm > LAST) {
      throw new IllegalArgumentException("BCM " + bcm + " is not on the header: 0 to " + LAST);
    }
  }
}
