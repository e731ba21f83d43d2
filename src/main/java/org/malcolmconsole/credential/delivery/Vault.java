package org.malcolmconsole.credential.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps what has not arrived yet in the data directory, encrypted with AES-GCM; the key
 * lies beside it, so that a copy of the one file alone tells nothing.
 */
@Component
public class Vault {

	private static final Logger logger = LoggerFactory.getLogger(Vault.class);

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path folder;

	private final SecureRandom random;

	private final ReentrantLock order = new ReentrantLock();

	private @Nullable Map<String, String> kept;

	Vault(Environment environment, SecureRandom random) {
		this.folder = Path.of(environment.getRequiredProperty("console.data-directory"), "credentials")
			.toAbsolutePath();
		this.random = random;
	}

	/**
	 * Does something while nobody else does something together: whoever notes a change
	 * and then makes it is never seen between the two.
	 */
	public <T extends @Nullable Object> T together(Supplier<T> work) {
		this.order.lock();
		try {
			return work.get();
		}
		finally {
			this.order.unlock();
		}
	}

	/** Everything that is kept, by name. */
	public synchronized Map<String, String> all() {
		if (this.kept == null) {
			this.kept = load();
		}
		return Map.copyOf(this.kept);
	}

	/** Keeps a value, in the place of a former one of this name. */
	public synchronized void put(String name, String value) {
		Map<String, String> changed = new TreeMap<>(all());
		changed.put(name, value);
		save(changed);
	}

	/** Forgets a value, unless there is another one of this name meanwhile. */
	public synchronized void remove(String name, String value) {
		Map<String, String> changed = new TreeMap<>(all());
		if (changed.remove(name, value)) {
			save(changed);
		}
	}

	private Map<String, String> load() {
		try {
			byte[] content = Files.readAllBytes(file());
			byte[] plain = cipher(Cipher.DECRYPT_MODE, key(), content).doFinal(content, NONCE_BYTES,
					content.length - NONCE_BYTES);
			return JSON.readValue(plain, new TypeReference<TreeMap<String, String>>() {
			});
		}
		catch (NoSuchFileException ex) {
			return new TreeMap<>();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			return setAside();
		}
	}

	/** Nobody can read it any more, but a person may have the key. */
	private Map<String, String> setAside() {
		try {
			Path damaged = file().resolveSibling("waiting.damaged");
			Files.move(file(), damaged, StandardCopyOption.REPLACE_EXISTING);
			logger.warn("What waited for Malcolm's pods can't be decrypted and was set aside as {}: give it again",
					damaged);
			return new TreeMap<>();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void save(Map<String, String> values) {
		try {
			Files.createDirectories(this.folder);
			Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
			byte[] nonce = bytes(NONCE_BYTES);
			byte[] secret = cipher(Cipher.ENCRYPT_MODE, key(), nonce).doFinal(JSON.writeValueAsBytes(values));
			write(file(), ByteBuffer.allocate(NONCE_BYTES + secret.length).put(nonce).put(secret).array());
			this.kept = values;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-GCM is not available", ex);
		}
	}

	private byte[] key() throws IOException {
		Path file = this.folder.resolve("key");
		if (Files.notExists(file)) {
			write(file, bytes(KEY_BYTES));
		}
		return Files.readAllBytes(file);
	}

	private static Cipher cipher(int mode, byte[] key, byte[] nonceAtFront) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(key, "AES"),
				new GCMParameterSpec(TAG_BITS, nonceAtFront, 0, Math.min(NONCE_BYTES, nonceAtFront.length)));
		cipher.updateAAD("waiting".getBytes(StandardCharsets.US_ASCII));
		return cipher;
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private Path file() {
		return this.folder.resolve("waiting");
	}

	private void write(Path file, byte[] content) throws IOException {
		Path fresh = Files.createTempFile(this.folder, "waiting", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(fresh);
		}
		try (FileChannel channel = FileChannel.open(this.folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
