package dev.heatpad.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The pictures of the README: each was looked at by a person, and a test that shows its state must
 * show it like that. Numbers and times differ from run to run, so the comparison is coarse.
 */
final class ReviewedPictures {

  static final Path FOLDER = Path.of("docs", "pictures", "phone");

  private static final int COLUMNS = 39;

  /**
   * Mean difference of grey, of 255, up to which a state looks as it did. Measured: 1.4 at most
   * between two runs, 7.8 between the closest two states.
   */
  private static final double MAX_DIFFERENCE = 3.0;

  private ReviewedPictures() {}

  /** Fails where there is a reviewed picture of this name and the new one is not like it. */
  static void compare(String name, byte[] png) {
    Path reviewed = FOLDER.resolve(name);
    if (!Files.exists(reviewed)) {
      return;
    }
    try {
      BufferedImage wanted = read(Files.readAllBytes(reviewed));
      BufferedImage shown = read(png);
      assertEquals(wanted.getWidth(), shown.getWidth(), name);
      assertEquals(wanted.getHeight(), shown.getHeight(), name);
      double difference = difference(coarse(wanted), coarse(shown));
      assertTrue(
          difference <= MAX_DIFFERENCE,
          () ->
              "%s differs by %.1f; look at target/screenshots/%s, and if it is as it shall be, copy it to %s"
                  .formatted(name, difference, name, FOLDER));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Halves the picture until it is small: so each grey is the mean of an area. */
  private static BufferedImage coarse(BufferedImage picture) {
    BufferedImage halved = picture;
    while (halved.getWidth() > COLUMNS) {
      int width = Math.max(COLUMNS, halved.getWidth() / 2);
      int height = Math.max(1, halved.getHeight() * width / halved.getWidth());
      BufferedImage next = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D graphics = next.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(halved, 0, 0, width, height, null);
      graphics.dispose();
      halved = next;
    }
    return halved;
  }

  private static double difference(BufferedImage one, BufferedImage other) {
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        sum += Math.abs(grey(one, x, y) - grey(other, x, y));
      }
    }
    return sum / (one.getWidth() * (double) one.getHeight());
  }

  private static int grey(BufferedImage picture, int x, int y) {
    return picture.getRaster().getSample(x, y, 0);
  }
}
