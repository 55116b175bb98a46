package dev.heatpad.adapter.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The little of ITU-T X.690 that an extension with names needs: tag, length, content. */
final class Der {

  static final int SEQUENCE = 0x30;
  static final int OCTET_STRING = 0x04;

  private static final int LONG_FORM = 0x80;
  private static final int BYTE_BITS = 8;
  private static final int BYTE_MASK = 0xff;

  private final int tag;
  private final byte[] content;

  Der(int tag, byte[] content) {
    this.tag = tag;
    this.content = content.clone();
  }

  /** One that holds others. */
  static Der of(int tag, List<Der> parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    parts.forEach(part -> content.writeBytes(part.encoded()));
    return new Der(tag, content.toByteArray());
  }

  byte[] encoded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < LONG_FORM) {
      out.write(content.length);
    } else {
      out.write(LONG_FORM | 2);
      out.write(content.length >> BYTE_BITS);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** What stands in these bytes one after the other; they come from a certificate that was read. */
  static List<Der> read(byte[] encoded) {
    List<Der> found = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    while (bytes.hasRemaining()) {
      int tag = bytes.get() & BYTE_MASK;
      byte[] content = new byte[length(bytes)];
      bytes.get(content);
      found.add(new Der(tag, content));
    }
    return found;
  }

  private static int length(ByteBuffer bytes) {
    int first = bytes.get() & BYTE_MASK;
    if (first < LONG_FORM) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & ~LONG_FORM); i++) {
      length = (length << BYTE_BITS) | (bytes.get() & BYTE_MASK);
    }
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("A length of " + length);
    }
    return length;
  }

  int tag() {
    return tag;
  }

  byte[] content() {
    return content.clone();
  }

  List<Der> parts() {
    return read(content);
  }
}
