package com.truewatch.billing.accounts.cloudaccount.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Who may say that a certificate is of SNS: the authorities that the JDK trusts, and those of the configuration. What SNS
 * publishes is its own certificate alone; the one between it and an authority is among Amazon's, or is fetched from where
 * the certificate says that it is.
 */
final class SnsAuthorities {
    private static final String OF_AMAZON = "/aws/authorities.pem";

    /** RFC 5280, 4.2.2.1: where the issuer's certificate is, as DER has it: the identifier, then a URI of less than 128 bytes. */
    private static final Pattern ISSUER =
            Pattern.compile("\\x06\\x08\\x2b\\x06\\x01\\x05\\x05\\x07\\x30\\x02\\x86([\\x01-\\x7f])");

    private static final String ISSUERS = "1.3.6.1.5.5.7.1.1";

    /** Amazon's authorities, and those of AWS in China. */
    private static final Pattern ISSUER_HOST = Pattern.compile("([a-z0-9-]+\\.)+(amazontrust|digicert)\\.(com|cn)");

    private static final int LONGEST_CHAIN = 3;

    private final SnsEndpoint endpoint;
    private final Set<TrustAnchor> anchors = new HashSet<>();
    private final List<X509Certificate> between;

    /**
     * Those of the JDK, and those in a file.
     *
     * @throws IllegalStateException where that is no file of certificates
     */
    SnsAuthorities(SnsEndpoint endpoint, Optional<Path> more) {
        this.endpoint = endpoint;
        try (InputStream ofAmazon = Objects.requireNonNull(SnsAuthorities.class.getResourceAsStream(OF_AMAZON))) {
            this.between = read(ofAmazon);
            ofJdk().forEach(it -> anchors.add(new TrustAnchor(it, null)));
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        more.ifPresent(file -> {
            try (InputStream pem = Files.newInputStream(file)) {
                read(pem).forEach(it -> anchors.add(new TrustAnchor(it, null)));
            } catch (IOException | GeneralSecurityException unreadable) {
                throw new IllegalStateException("accounts.aws.sns-authorities is no file of certificates", unreadable);
            }
        });
    }

    /**
     * Whether one of them vouches for it then.
     *
     * @throws GeneralSecurityException where none does
     * @throws AwsFailure where the certificate of its issuer cannot be had now
     */
    void requireTrusted(X509Certificate certificate, Instant now) throws GeneralSecurityException {
        List<X509Certificate> issuers = new ArrayList<>(between);
        X509Certificate last = certificate;
        for (int fetched = 0; ; fetched++) {
            try {
                build(certificate, issuers, now);
                return;
            } catch (CertPathBuilderException none) {
                Optional<URI> issuer = fetched < LONGEST_CHAIN ? issuer(last) : Optional.empty();
                if (issuer.isEmpty()) {
                    throw none;
                }
                last = (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(endpoint.get(issuer.get())));
                issuers.add(last);
            }
        }
    }

    private void build(X509Certificate certificate, List<X509Certificate> issuers, Instant now)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(issuers)));
        parameters.setDate(Date.from(now));
        // Nothing is fetched that the certificate does not name; it is good for a year at most.
        parameters.setRevocationEnabled(false);
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static Optional<URI> issuer(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(ISSUERS);
        String der = extension == null ? "" : new String(extension, StandardCharsets.ISO_8859_1);
        Matcher found = ISSUER.matcher(der);
        if (!found.find() || found.end() + found.group(1).charAt(0) > der.length()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(
                    der.substring(found.end(), found.end() + found.group(1).charAt(0)));
            boolean ofAuthority = "http".equals(url.getScheme())
                    && url.getRawUserInfo() == null
                    && url.getPort() == -1
                    && url.getHost() != null
                    && ISSUER_HOST.matcher(url.getHost()).matches();
            return ofAuthority ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static List<X509Certificate> ofJdk() throws GeneralSecurityException {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init((KeyStore) null);
        return List.of(trusted.getTrustManagers()).stream()
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(it -> List.of(it.getAcceptedIssuers()).stream())
                .toList();
    }

    private static List<X509Certificate> read(InputStream pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
