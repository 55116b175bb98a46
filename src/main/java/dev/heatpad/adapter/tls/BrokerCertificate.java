package dev.heatpad.adapter.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a broker on this computer proves itself with, as text that it reads (PEM).
 *
 * @param key for the broker alone
 */
public record BrokerCertificate(String authority, String certificate, String key) {

  /** As for HTTPS: long enough to notice, and to run a command. */
  private static final Duration WARNING = Duration.ofDays(30);

  static BrokerCertificate of(TlsFolder.Entry entry, X509Certificate authority, char[] password)
      throws GeneralSecurityException {
    return new BrokerCertificate(
        Pem.certificate(authority),
        Pem.certificate(entry.certificate()),
        Pem.key((PrivateKey) entry.store().getKey(LocalAuthority.SERVER, password)));
  }

  /**
   * Whether a certificate that was made earlier still does.
   *
   * @param asked names that it must have
   */
  public static boolean serves(String certificate, List<SubjectName> asked, Instant now) {
    return read(certificate)
        .filter(found -> now.plus(WARNING).isBefore(found.getNotAfter().toInstant()))
        .filter(found -> names(found).containsAll(asked))
        .isPresent();
  }

  /** Its last moment; empty where the text holds no certificate. */
  public static Optional<Instant> end(String certificate) {
    return read(certificate).map(found -> found.getNotAfter().toInstant());
  }

  private static Optional<X509Certificate> read(String certificate) {
    try {
      byte[] bytes = certificate.getBytes(StandardCharsets.US_ASCII);
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes)));
    } catch (CertificateException unreadable) {
      return Optional.empty();
    }
  }

  private static List<SubjectName> names(X509Certificate certificate) {
    try {
      return TlsFolder.names(certificate);
    } catch (CertificateException unreadable) {
      return List.of();
    }
  }
}
