const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A session id as it is compared: a UUID is the same in upper and lower case, any other id only as it stands. */
export function comparable(id: string): string {
  return UUID.test(id) ? id.toLowerCase() : id;
}
