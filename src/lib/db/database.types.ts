/* eslint-disable -- a stand-in: `npm run db:types` writes this file. */
type Row = Record<string, any>;
type Table = { Row: Row; Insert: Row; Update: Row; Relationships: [] };

export type Database = {
  public: {
    Tables: Record<string, Table>;
    Views: Record<string, { Row: Row; Relationships: [] }>;
    Functions: Record<string, { Args: Row; Returns: any }>;
    Enums: Record<string, string>;
    CompositeTypes: Record<string, never>;
  };
};
