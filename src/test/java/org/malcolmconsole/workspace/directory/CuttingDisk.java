package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.malcolmconsole.workspace.disk.Disk;
import org.malcolmconsole.workspace.disk.FileOperations;

/** A disk that loses power, or fails once, at a given operation. */
final class CuttingDisk implements FileOperations {

	private final Disk disk = new Disk();

	private final int cut;

	private final boolean once;

	private int count;

	private CuttingDisk(int cut, boolean once) {
		this.cut = cut;
		this.once = once;
	}

	/**
	 * After this many operations nothing happens any more; a write that is cut is half
	 * done.
	 */
	static CuttingDisk losingPowerAfter(int operations) {
		return new CuttingDisk(operations, false);
	}

	/** One operation fails, as with a full disk; the ones after it succeed. */
	static CuttingDisk failingOnceAfter(int operations) {
		return new CuttingDisk(operations, true);
	}

	boolean wasReached() {
		return this.count > this.cut;
	}

	private void step(Step step) throws IOException {
		this.count++;
		if (this.once ? this.count == this.cut + 1 : this.count > this.cut) {
			throw new PowerCut();
		}
		step.run();
	}

	@Override
	public void createDirectory(Path directory) throws IOException {
		step(() -> this.disk.createDirectory(directory));
	}

	@Override
	public void createFile(Path file, Path like, String mode) throws IOException {
		step(() -> this.disk.createFile(file, like, mode));
	}

	@Override
	public void write(Path file, byte[] content) throws IOException {
		if (this.count == this.cut) {
			this.disk.write(file, Arrays.copyOf(content, content.length / 2));
		}
		step(() -> this.disk.write(file, content));
	}

	@Override
	public void rename(Path from, Path to) throws IOException {
		step(() -> this.disk.rename(from, to));
	}

	@Override
	public void create(Path from, Path to) throws IOException {
		step(() -> this.disk.create(from, to));
	}

	@Override
	public void keep(Path file, Path second) throws IOException {
		step(() -> this.disk.keep(file, second));
	}

	@Override
	public void delete(Path file) throws IOException {
		step(() -> this.disk.delete(file));
	}

	@Override
	public void force(Path directory) throws IOException {
		step(() -> this.disk.force(directory));
	}

	@Override
	public void record(Step step) throws IOException {
		step(step);
	}

	/** The power is gone. */
	static final class PowerCut extends IOException {

		private static final long serialVersionUID = 1L;

	}

}
