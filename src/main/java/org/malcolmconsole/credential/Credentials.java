package org.malcolmconsole.credential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * All credentials of the Malcolm directory; every action is one revision.
 */
@Component
class Credentials {

	private final Workspace workspace;

	private final List<CredentialPart> parts;

	private final AdministratorFiles administrators;

	private final WebCertificateFiles webCertificates;

	private final ForwarderFiles forwarders;

	private final NetboxPasswords netbox;

	Credentials(Workspace workspace, List<CredentialPart> parts, AdministratorFiles administrators,
			WebCertificateFiles webCertificates, ForwarderFiles forwarders, NetboxPasswords netbox) {
		this.workspace = workspace;
		this.parts = List.copyOf(parts);
		this.administrators = administrators;
		this.webCertificates = webCertificates;
		this.forwarders = forwarders;
		this.netbox = netbox;
	}

	List<CredentialItem> items() {
		return items(this.workspace.read());
	}

	/** What the files are at the moment, quickly. */
	Contents recent() {
		return this.workspace.recent();
	}

	/** The names and addresses that a web certificate should be for. */
	List<String> hosts() {
		return this.webCertificates.hosts(this.workspace.read());
	}

	Made administrator(AdministratorAccount account, String actor) {
		InvalidFields.throwIfAny(account.errors(""));
		return one(actor, "Administrator account of Malcolm", this.administrators,
				(change, contents) -> this.administrators.replace(change, contents, account))
			.with(this.administrators.send());
	}

	Made webCertificate(WebCertificateForm form, String actor) {
		return one(actor, "Web certificate", this.webCertificates,
				(change, contents) -> this.webCertificates.replace(change, contents, form));
	}

	Made forwarderCertificates(String actor) {
		return one(actor, "Forwarder certificates", this.forwarders,
				(change, contents) -> this.forwarders.replace(change));
	}

	Made netbox(boolean confirmed, String actor) {
		return one(actor, "NetBox passwords", this.netbox,
				(change, contents) -> this.netbox.replace(change, contents, confirmed));
	}

	/**
	 * Makes whatever is not there and touches nothing that is.
	 */
	Made missing(@Nullable AdministratorAccount administrator, String actor) {
		Made all = this.administrators.together(() -> makeMissing(administrator, actor));
		return all.made().stream().anyMatch((item) -> item.id().equals(AdministratorFiles.ID))
				? all.with(this.administrators.send()) : all;
	}

	private Made makeMissing(@Nullable AdministratorAccount administrator, String actor) {
		Contents before = this.workspace.read();
		Change change = by(actor, "Credentials that were missing", before);
		List<String> missing = ids(items(before), State.MISSING);
		for (CredentialPart part : this.parts) {
			change = part.createMissing(change, before, administrator);
		}
		Revision revision = this.workspace.commit(change);
		List<CredentialItem> after = items();
		List<CredentialItem> made = after.stream().filter((item) -> missing.contains(item.id())).toList();
		return new Made(revision.number(), List.copyOf(change.files().keySet()), made, ids(items(before), State.READY),
				after.stream().filter((item) -> item.state() == State.ATTENTION).toList());
	}

	/**
	 * What a forwarder has to be given, as zip: a secret.
	 */
	byte[] forwarderBundle() {
		Contents contents = this.workspace.read();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (String path : ForwarderFiles.BUNDLE) {
				zip.putNextEntry(new ZipEntry(path.substring(path.lastIndexOf('/') + 1)));
				zip.write(contents.file(path).orElseThrow(Credentials::noForwarders));
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private Made one(String actor, String reason, CredentialPart part, BiFunction<Change, Contents, Change> action) {
		return this.administrators.together(() -> make(actor, reason, part, action));
	}

	private Made make(String actor, String reason, CredentialPart part, BiFunction<Change, Contents, Change> action) {
		Contents before = this.workspace.read();
		Change change = action.apply(by(actor, reason, before), before);
		Revision revision = this.workspace.commit(change);
		return new Made(revision.number(), List.copyOf(change.files().keySet()),
				List.of(part.look(this.workspace.read())), List.of(), List.of());
	}

	List<CredentialItem> items(Contents contents) {
		return this.parts.stream().map((part) -> part.look(contents)).toList();
	}

	private static Change by(String actor, String reason, Contents contents) {
		return Change.by(actor, reason).basedOn(contents.revision());
	}

	private static List<String> ids(List<CredentialItem> items, State state) {
		return items.stream().filter((item) -> item.state() == state).map(CredentialItem::id).toList();
	}

	private static ErrorResponseException noForwarders() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There are no complete forwarder certificates yet. Make them first.");
		problem.setTitle("No forwarder certificates");
		return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
	}

}
