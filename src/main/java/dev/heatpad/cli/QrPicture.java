package dev.heatpad.cli;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A QR code as lines of text, two rows of squares in each line. Pure. A code is read when it is
 * darker than what is around it, so its ground is always painted, four squares wide as ISO/IEC
 * 18004 wants it: in colour as black on white, else with the letters' own colour as the light one,
 * which is right on a dark terminal.
 */
final class QrPicture {

  private static final int QUIET_SQUARES = 4;

  /** Black on white of the fixed 256 colours, which no theme of a terminal changes. */
  private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";

  private static final String PLAIN = "\u001b[0m";

  private QrPicture() {}

  static List<String> of(String text, Screen.Palette palette) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    List<String> lines = new ArrayList<>();
    for (int row = -QUIET_SQUARES; row < code.size + QUIET_SQUARES; row += 2) {
      StringBuilder line = new StringBuilder();
      for (int column = -QUIET_SQUARES; column < code.size + QUIET_SQUARES; column++) {
        line.append(
            switch (palette) {
              case COLOUR -> glyph(code.getModule(column, row), code.getModule(column, row + 1));
              case MONOCHROME -> glyph(isLight(code, column, row), isLight(code, column, row + 1));
            });
      }
      lines.add(
          switch (palette) {
            case COLOUR -> BLACK_ON_WHITE + line + PLAIN;
            case MONOCHROME -> line.toString();
          });
    }
    return lines;
  }

  /** How wide and high the picture is. */
  static Screen.Columns columns(String text) {
    return new Screen.Columns(QrCode.encodeText(text, QrCode.Ecc.MEDIUM).size + 2 * QUIET_SQUARES);
  }

  private static boolean isLight(QrCode code, int column, int row) {
    return !code.getModule(column, row) && row < code.size + QUIET_SQUARES;
  }

  private static char glyph(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }
}
