package dev.heatpad.adapter.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** TLS of one connection, by the PEM files of {@link BrokerAccess.TlsFiles}. */
final class BrokerTls {

  private static final Pattern PEM_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** Only in memory. */
  private static final char[] NO_PASSWORD = new char[0];

  private final SSLSocketFactory factory;
  private final AskedKeys keys;

  private BrokerTls(SSLSocketFactory factory, AskedKeys keys) {
    this.factory = factory;
    this.keys = keys;
  }

  static BrokerTls of(BrokerAccess.TlsFiles files) throws IOException {
    try {
      AskedKeys keys = new AskedKeys(ours(files));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, trusted(files), null);
      return new BrokerTls(context.getSocketFactory(), keys);
    } catch (GeneralSecurityException failure) {
      throw new IOException("TLS cannot begin on this computer", failure);
    }
  }

  SSLSocketFactory factory() {
    return factory;
  }

  /** Whether the broker asked for a certificate of ours. */
  boolean wasAskedForOurs() {
    return keys.wereAsked();
  }

  private static TrustManager @Nullable [] trusted(BrokerAccess.TlsFiles files)
      throws IOException, GeneralSecurityException {
    if (files.authority().isEmpty()) {
      return null;
    }
    AccessFile file = new AccessFile("mqtt.certificate-authority", files.authority().get());
    KeyStore store = empty();
    int number = 0;
    for (Certificate certificate : certificates(file)) {
      store.setCertificateEntry("authority" + number, certificate);
      number++;
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }

  private static X509KeyManager ours(BrokerAccess.TlsFiles files)
      throws IOException, GeneralSecurityException {
    Optional<Path> certificate = files.clientCertificate();
    Optional<Path> key = files.clientKey();
    KeyStore store = empty();
    if (certificate.isPresent() && key.isPresent()) {
      Certificate[] chain =
          certificates(new AccessFile("mqtt.client-certificate", certificate.get()))
              .toArray(Certificate[]::new);
      store.setKeyEntry(
          "ours",
          key(new AccessFile("mqtt.client-key", key.get()), chain[0].getPublicKey().getAlgorithm()),
          NO_PASSWORD,
          chain);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    return (X509KeyManager) managers.getKeyManagers()[0];
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static Collection<? extends Certificate> certificates(AccessFile file)
      throws AccessFileException {
    byte[] bytes = file.text().getBytes(StandardCharsets.ISO_8859_1);
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException _) {
      throw noCertificate(file);
    }
    throw noCertificate(file);
  }

  private static AccessFileException noCertificate(AccessFile file) {
    return file.problem("holds no certificate in PEM; name one that begins with -----BEGIN");
  }

  private static PrivateKey key(AccessFile file, String algorithm) throws AccessFileException {
    Matcher pem = PEM_KEY.matcher(file.secret());
    if (!pem.find()) {
      throw file.problem(
          "holds no key in PKCS#8 without a password; make one: openssl pkcs8 -topk8 -nocrypt");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw file.problem(
          "holds no key of kind " + algorithm + ", as mqtt.client-certificate has; name its key");
    }
  }
}
