package org.malcolmconsole.certificate;

/**
 * The three certificates that log forwarders and Logstash know each other by.
 *
 * @param authority the certificate authority that signed the other two
 * @param server what Logstash shows
 * @param client what a forwarder shows
 */
public record ForwarderCertificates(IssuedCertificate authority, IssuedCertificate server, IssuedCertificate client) {
}
