package org.malcolmconsole.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NatureTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<!DOCTYPE html><html><head></head></html> | WEB_PAGE
			<?xml version="1.0"?> <html xmlns="x"> | WEB_PAGE
			-----BEGIN PKCS7----- | PKCS7
			-----BEGIN CMS----- | PKCS7
			-----BEGIN CERTIFICATE REQUEST----- | CERTIFICATE_REQUEST
			-----BEGIN NEW CERTIFICATE REQUEST----- | CERTIFICATE_REQUEST
			-----BEGIN OPENSSH PRIVATE KEY----- | SSH_KEY
			---- BEGIN SSH2 PUBLIC KEY ---- | SSH_KEY
			ssh-ed25519 AAAAC3Nz someone@host | SSH_KEY
			PuTTY-User-Key-File-3: ssh-rsa | SSH_KEY
			-----BEGIN PGP MESSAGE----- | PGP
			certificate-authority-data: DATA+OMITTED | REDACTED
			client-key-data: REDACTED | REDACTED
			kind: Secret | SECRET
			"kind": "Secret", | SECRET
			kind: 'Kustomization' | KUSTOMIZATION
			apiVersion: kustomize.config.k8s.io/v1beta1 | KUSTOMIZATION
			""")
	void isToldByWordsThatNothingElseHas(String text, Nature nature) {
		assertThat(Nature.of("\n" + text + "\nmore: text\n")).contains(nature);
	}

	@Test
	void certificatesKeysAndOrdinaryManifestsAreNothingOfTheKind() {
		for (var text : new String[] { "-----BEGIN CERTIFICATE-----\n", "-----BEGIN EC PRIVATE KEY-----\n",
				"kind: Ingress\nmetadata: {name: x}\n", "kind: SecretProviderClass\n", "a: <html>\n", "" }) {
			assertThat(Nature.of(text)).as(text).isEmpty();
		}
	}

}
