package org.malcolmconsole.release;

import java.util.List;
import java.util.Optional;

/**
 * A version of Malcolm: what runs in it, which files it is made of and which objects
 * these become.
 *
 * @param version the version, which is also the tag of every image: {@code 23.07.1}
 * @param imagePrefix registry and path before an image's own name, with the slash at the
 * end
 * @param defaultNamespace the namespace written in the manifests of the release
 * @param services what runs, in the order in which people think of it
 * @param fileObjects which files become which ConfigMaps and Secrets; a Secret and a
 * ConfigMap may share a name
 * @param fileRules how the content of files becomes keys and values
 * @param envRules how env files become ConfigMaps and Secrets
 * @param requiredClaims names of the persistent volume claims that must be defined
 * @param requiredFiles files that must be there before a start
 * @param links the pages of a running Malcolm
 * @param columns titles of the two tables that the status command prints
 * @param emptyDirectories folders of a new Malcolm directory that hold no file of the
 * release
 * @param seeded files that a claim takes over once, when it is new
 * @param programs what the console runs in pods
 */
public record Release(String version, String imagePrefix, String defaultNamespace, List<MalcolmService> services,
		List<FileObject> fileObjects, FileRules fileRules, EnvRules envRules, List<String> requiredClaims,
		List<RequiredFile> requiredFiles, List<Link> links, Columns columns, List<String> emptyDirectories,
		List<Seeded> seeded, List<Program> programs) {

	public Release {
		services = List.copyOf(services);
		fileObjects = List.copyOf(fileObjects);
		requiredClaims = List.copyOf(requiredClaims);
		requiredFiles = List.copyOf(requiredFiles);
		links = List.copyOf(links);
		emptyDirectories = List.copyOf(emptyDirectories);
		seeded = List.copyOf(seeded);
		programs = List.copyOf(programs);
	}

	/**
	 * The service that a Deployment runs.
	 * @param deployment name of a Deployment, like {@code arkime-deployment}
	 */
	public Optional<MalcolmService> serviceOf(String deployment) {
		return this.services.stream().filter((service) -> service.deployment().equals(deployment)).findFirst();
	}

	/**
	 * A file that must be there before a start.
	 *
	 * @param path path in the Malcolm directory
	 * @param madeBy the credential that makes it, in the words of the API:
	 * {@code administrator}, {@code web-certificate}, {@code netbox}; {@code release} for
	 * files that come with the release
	 */
	public record RequiredFile(String path, String madeBy) {
	}

	/**
	 * A program that the console runs in pods.
	 * @param name like {@code opensearch-keystore}
	 */
	public Optional<Program> program(String name) {
		return this.programs.stream().filter((program) -> program.name().equals(name)).findFirst();
	}

	/**
	 * A file that a claim takes over once, when it is new: later changes have to be
	 * brought to where a pod keeps it.
	 *
	 * @param file path in the Malcolm directory
	 * @param deployment whose pods keep it
	 * @param path where it is in them
	 */
	public record Seeded(String file, String deployment, String path) {
	}

	/**
	 * A program in the pods of a deployment.
	 *
	 * @param path where it is in them
	 */
	public record Program(String name, String deployment, String path) {
	}

	/**
	 * A page of a running Malcolm.
	 *
	 * @param name what people call it
	 * @param path path on Malcolm's own address, with slashes at both ends
	 */
	public record Link(String name, String path) {
	}

	/**
	 * Titles of the status tables, in their order.
	 */
	public record Columns(List<String> nodes, List<String> pods) {

		public Columns {
			nodes = List.copyOf(nodes);
			pods = List.copyOf(pods);
		}

	}

}
