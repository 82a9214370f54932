/** The clients of the demo shop. Without a currency they buy in the shop's; `since` is the day of the story they appear on. */
export type Person = {
  readonly firstName: string;
  readonly lastName: string;
  readonly company?: string;
  readonly country: string;
  readonly state?: string;
  readonly currency?: string;
  readonly group?: "partners" | "nonprofits" | "regulars";
  readonly since: number;
};

export const people: readonly Person[] = [
  { firstName: "Ada", lastName: "Okafor", company: "Okafor Studio", country: "US", state: "CA", group: "partners", since: 0 },
  { firstName: "Jonas", lastName: "Weber", company: "Weber & Söhne", country: "DE", currency: "EUR", group: "partners", since: 0 },
  { firstName: "Mei", lastName: "Tanaka", country: "JP", currency: "JPY", since: 0 },
  { firstName: "Luis", lastName: "Herrera", country: "US", state: "TX", group: "regulars", since: 0 },
  { firstName: "Noor", lastName: "Al-Sabah", company: "Gulf Atelier", country: "KW", currency: "KWD", since: 1 },
  { firstName: "Clara", lastName: "Lindqvist", company: "River Clean-Up", country: "US", state: "WA", group: "nonprofits", since: 1 },
  { firstName: "Tom", lastName: "Baker", country: "US", state: "NY", since: 2 },
  { firstName: "Franziska", lastName: "Huber", company: "Huber Bau", country: "AT", currency: "EUR", group: "regulars", since: 3 },
  { firstName: "Priya", lastName: "Raman", country: "US", state: "CA", group: "regulars", since: 4 },
  { firstName: "Olivier", lastName: "Marchand", company: "Atelier Marchand", country: "FR", currency: "EUR", since: 6 },
  { firstName: "Grace", lastName: "Mbeki", company: "Books for All", country: "US", state: "IL", group: "nonprofits", since: 8 },
  { firstName: "Henrik", lastName: "Dahl", country: "US", state: "MN", since: 9 },
  { firstName: "Sofia", lastName: "Conti", country: "US", state: "FL", since: 12 },
  { firstName: "Kenji", lastName: "Mori", company: "Mori Foods", country: "JP", currency: "JPY", group: "regulars", since: 15 },
  { firstName: "Amara", lastName: "Diallo", country: "FR", currency: "EUR", since: 18 },
  { firstName: "Peter", lastName: "Novak", country: "US", state: "OH", since: 21 },
  { firstName: "Leonie", lastName: "Schmidt", company: "Café Leonie", country: "DE", currency: "EUR", since: 24 },
  { firstName: "Samuel", lastName: "Green", company: "Green Roofing", country: "US", state: "OR", group: "partners", since: 28 },
  { firstName: "Ines", lastName: "Carvalho", country: "US", state: "NJ", since: 31 },
  { firstName: "Hassan", lastName: "Karimi", country: "US", state: "VA", since: 35 },
  { firstName: "Ruth", lastName: "Abrams", company: "Night Shelter West", country: "US", state: "NY", group: "nonprofits", since: 39 },
  { firstName: "Mateusz", lastName: "Kowalski", country: "DE", currency: "EUR", since: 43 },
  { firstName: "Hana", lastName: "Sato", country: "JP", currency: "JPY", since: 47 },
  { firstName: "Daniel", lastName: "Murphy", company: "Murphy Legal", country: "US", state: "MA", group: "regulars", since: 52 },
  { firstName: "Elena", lastName: "Petrova", country: "US", state: "NV", since: 57 },
  { firstName: "Markus", lastName: "Gruber", country: "AT", currency: "EUR", since: 62 },
  { firstName: "Zainab", lastName: "Al-Mutairi", country: "KW", currency: "KWD", since: 67 },
  { firstName: "Oscar", lastName: "Lund", company: "Lund Design", country: "US", state: "CO", since: 73 },
  { firstName: "Juliette", lastName: "Moreau", company: "Moreau Conseil", country: "FR", currency: "EUR", group: "regulars", since: 79 },
  { firstName: "Benjamin", lastName: "Cole", country: "US", state: "GA", since: 85 },
  { firstName: "Yuki", lastName: "Ito", country: "JP", currency: "JPY", since: 92 },
  { firstName: "Nadia", lastName: "Rahimi", country: "US", state: "CA", since: 99 },
  { firstName: "Emil", lastName: "Fischer", company: "Fischer Optik", country: "DE", currency: "EUR", since: 106 },
  { firstName: "Carmen", lastName: "Ruiz", country: "US", state: "AZ", since: 114 },
  { firstName: "William", lastName: "Osei", company: "Osei Logistics", country: "US", state: "MD", group: "regulars", since: 122 },
  { firstName: "Marta", lastName: "Silva", country: "US", state: "RI", since: 131 },
  { firstName: "Lukas", lastName: "Brandt", country: "DE", currency: "EUR", since: 140 },
  { firstName: "Aisha", lastName: "Hamdan", country: "US", state: "MI", since: 150 },
  { firstName: "George", lastName: "Papadakis", country: "US", state: "NY", since: 161 },
  { firstName: "Vera", lastName: "Winter", company: "Winter Keramik", country: "DE", currency: "EUR", since: 172 },
];

/** The address a person has; `.example` belongs to nobody. */
export function addressOf({ firstName, lastName, company }: Person): string {
  return `${plain(firstName)}.${plain(lastName)}@${plain(company ?? "mail")}.example`;
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]+/g, "")
    .toLowerCase();
}
