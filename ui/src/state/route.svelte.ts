// Where in the main window we are: a small router on the address's hash. Not here: what each place shows (Main.svelte).

/** A place: its parts ("cases", "SH-2041", "overview") and the words after "?". */
export interface Place {
  parts: string[];
  query: URLSearchParams;
}

/** Reads a hash such as "#/cases/SH-2041/measures?from=register"; anything else is the start page. */
export function readHash(hash: string): Place {
  if (!hash.startsWith('#/')) return { parts: [], query: new URLSearchParams() };
  const [path = '', query = ''] = hash.slice(2).split('?', 2);
  return {
    parts: path.split('/').filter(Boolean).map(decode),
    query: new URLSearchParams(query),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place: `href('cases', 'SH-2041')` gives "#/cases/SH-2041". */
export function href(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

class Route {
  #place = $state.raw<Place>({ parts: [], query: new URLSearchParams() });
  /** True from a navigation until a page's heading has taken the focus. */
  #arriving = false;

  get parts(): string[] {
    return this.#place.parts;
  }

  get query(): URLSearchParams {
    return this.#place.query;
  }

  /** The parts as one string: changes when, and only when, the page does. */
  get path(): string {
    return this.#place.parts.join('/');
  }

  /** Follows the address from now on; gives what to call to stop. */
  follow(): () => void {
    const read = (): void => {
      // A link inside a page ("#field") is not a place.
      if (location.hash !== '' && !location.hash.startsWith('#/')) return;
      this.#place = readHash(location.hash);
      this.#arriving = true;
    };
    read();
    this.#arriving = false;
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }

  /** Goes to a place: `route.go('cases', 'SH-2041')`. */
  go(...parts: string[]): void {
    location.hash = href(...parts);
  }

  /** Tells a heading that it is the first of a new page, once. */
  takeFocus(): boolean {
    const arriving = this.#arriving;
    this.#arriving = false;
    return arriving;
  }
}

/** The one route of the main window. */
export const route = new Route();
