package dev.heatpad.adapter.tls;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The text form of certificates and keys (RFC 7468). */
final class Pem {

  private static final int LINE_CHARACTERS = 64;

  private Pem() {}

  static String certificate(X509Certificate certificate) throws CertificateEncodingException {
    return of("CERTIFICATE", certificate.getEncoded());
  }

  /** In PKCS#8, without a password. */
  static String key(PrivateKey key) {
    return of("PRIVATE KEY", key.getEncoded());
  }

  private static String of(String label, byte[] encoded) {
    byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(LINE_CHARACTERS, newLine).encodeToString(encoded)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
