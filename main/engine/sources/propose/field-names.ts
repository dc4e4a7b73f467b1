import type { CanonicalField } from '../../../../shared/fields.ts';

/** How names of columns speak for a field: phrases with `|` between, folded, in several languages. */
export interface FieldNames {
  /** Says nothing else. */
  sure: string;
  /** Says it mostly. */
  likely?: string;
  /** Says it where nothing better does. */
  maybe?: string;
  /** German and Dutch ends of words that are written together: `Ereigniszeit`, `Quelladresse`. */
  endings?: string;
  /** Words beside a phrase that speak against the field. */
  against?: string;
  /** Only the whole name counts, or the last step of a path where it has several words. */
  whole?: true;
}

/** Column names in English, German, Spanish, French, Portuguese, Italian and Dutch by what they say. */
export const fieldNames: Record<CanonicalField, FieldNames> = {
  time: {
    sure: `timestamp|event time|event timestamp|event date time|event date|activity date time|occurred at|
      occurrence time|log time|logged at|date time|created at|created date time|date create|insert instant|
      create instant|zeitstempel|zeitpunkt|ereigniszeit|datum uhrzeit|datum und uhrzeit|datum zeit|fecha y hora|
      fecha hora|marca de tiempo|marca temporal|fecha del evento|fecha evento|horodatage|horodate|date et heure|
      date heure|data e hora|data hora|data e ora|data ora|carimbo de data|marca temporale|tijdstip|tijdstempel|
      datum en tijd|eventtime`,
    likely: `time generated|time created|creation time|creation date|created on|date|time|created|published|
      date created|ts|datum|zeit|wann|erstellt am|erstellt|erstellungsdatum|angelegt am|fecha|momento|creado|
      creado el|creado en|fecha de creacion|date de creation|cree le|criado em|creato il|tijd|aangemaakt op|
      occurred|recorded at|time stamp|logged|logged on|log date|evt ts|evt time`,
    maybe: `when|at|start time|started at|received at|receive time|receive timestamp|time utc|utc|hora|uhrzeit|
      heure|ora|data|cuando|quand|quando|epoch|login time|logon time|last seen|issued at`,
    endings: 'zeit|datum|zeitpunkt|zeitstempel|tijd|tijdstip|datetime|timestamp',
    against: `zone|timezone|duration|spent|elapsed|taken|expiry|expires|expire|expiration|end|ended|birth|due|parse|ingest|
      ingestion|alarm|zeitzone|ablauf|ende|geburt|huso|vencimiento|updated|modified|last|first|processing`,
  },
  updated: {
    sure: `updated at|updated on|update time|modified at|modified on|last modified|last updated|last update|
      date modified|date updated|geandert am|geaendert am|aktualisiert am|letzte anderung|letzte aenderung|
      fecha de modificacion|fecha de actualizacion|ultima actualizacion|ultima modificacion|modifie le|
      mis a jour le|date de modification|atualizado em|modificato il|aggiornato il|gewijzigd op`,
    likely: 'updated|modified|aktualisiert|actualizado|modificado|atualizado|aggiornato|gewijzigd',
    against: 'by|user|von|por|par|da|door|response',
  },
  key: {
    sure: `event id|log id|record id|entry id|audit id|insert id|event uuid|event guid|event record id|message uuid|
      unique qualifier|ereignis id|ereigniskennung|ereignisnummer|vorgangsnummer|vorgangs id|id evento|
      id del evento|id de evento|identificador|identificador del evento|identifiant|id evenement|
      identificativo|identificatore|activity id|webhook id`,
    likely: 'id|uuid|guid|unique id|uid|identifier|document id|kennung|lfd nr|nummer|numero',
    maybe: 'request id|transaction id|trace id|key|nr|sequence number',
    whole: true,
  },
  action: {
    sure: `action|action name|event action|event name|event type|activity display name|activity type|activity name|
      operation name|operation|audit action|aktion|aktionstyp|ereignistyp|ereignisart|accion|tipo de evento|
      tipo evento|nombre del evento|nombre de evento|tipo de accion|type d evenement|nom de l evenement|acao|
      azione|actie|tipo de acao|tipo di evento|soort gebeurtenis`,
    likely: `event|activity|method name|verb|ereignis|vorgang|aktivitat|aktivitaet|tatigkeit|taetigkeit|handlung|massnahme|evento|
      operacion|actividad|suceso|evenement|operation type|activite|operacao|atividade|operazione|attivita|
      gebeurtenis|handeling|activiteit|event code|api call|op|evt|evt nm|evt name|evt type|deed`,
    maybe: `type|method|command|category|what|did|event id|event category|typ|art|was|tipo|que|kategorie|categoria|
      categorie|soort|wat|request type|log type|kind`,
    endings: 'aktion|ereignis|vorgang|actie|tatigkeit',
    against:
      'mime|content|account|user|device|target|resource|object|obj|objekt|objeto|entity|benutzer|usuario|status|result|p|agent|http|client|reported|raw',
  },
  actor: {
    sure: `actor|actor email|actor name|user email|user mail|user principal name|principal email|principal name|
      initiated by|performed by|done by|changed by|executed by|akteur|durchgefuhrt von|durchgefuehrt von|
      ausgefuhrt von|ausgefuehrt von|geandert von|geaendert von|realizado por|ejecutado por|modificado por|
      correo del usuario|correo usuario|effectue par|acteur|ator|attore|realizado por|eseguito da|uitgevoerd door|
      actor id|person mail|e mail benutzer`,
    likely: `user|username|user name|user id|userid|email|e mail|email address|e mail address|account|account name|principal|
      who|person|caller|login name|insert user|created by|modified by|subject user name|benutzer|benutzername|
      anwender|nutzer|benutzerkennung|mitarbeiter|bearbeiter|wer|e mail adresse|mailadresse|usuario|
      nombre de usuario|correo|correo electronico|autor|quien|utilisateur|nom d utilisateur|compte|auteur|
      courriel|adresse e mail|qui|utilizador|nome de usuario|utente|nome utente|autore|gebruiker|
      gebruikersnaam|medewerker|author|operator|sudoer|usr|usr eml|usr id|target user email`,
    maybe: `mail|login|identity|admin|employee|konto|kennung|persona|cuenta|conta|chi|wie|quem|owner|member|from|
      subject`,
    endings: 'benutzer|nutzer|anwender|gebruiker|medewerker',
    against: `agent|type|role|group|count|domain|sid|device|location|city|country|target|destination|recipient|affected|
      old|new|previous|ip|address|status|resource|entity|object|typ|rolle|gruppe|ziel|destino|client|app|os|
      platform|file|host|computer|process|display|betroffener|event|uuid|organization|team|workspace|item`,
  },
  username: {
    sure: `username|user name|login name|account name|benutzername|anmeldename|kontoname|nombre de usuario|
      nom d utilisateur|nome de usuario|nome utente|gebruikersnaam|sam account name`,
    likely: 'login|display name|user display name|full name|target user name|anzeigename',
    maybe: 'user|benutzer|nutzer|anwender|usuario|utilisateur|utilizador|utente|gebruiker|handle',
    against:
      'agent|device|app|application|client|file|host|process|event|action|resource|domain|logon|operation',
  },
  target: {
    sure: `target|target name|target user|target resource|target id|resource name|object name|affected user|
      affected resource|zielobjekt|betroffenes objekt|betroffener benutzer|objetivo|usuario afectado|
      recurso afectado|cible|alvo|bersaglio|obiettivo|doel|target user email`,
    likely: `resource|object|obj|obj ref|obj id|object ref|entity|entity name|item|affected|resource id|object id|recipient|ziel|objekt|ressource|
      gegenstand|betroffen|datensatz|empfanger|empfaenger|destino|objeto|recurso|elemento|entidad|afectado|
      destinatario|ressource|destinataire|oggetto|risorsa|ontvanger|bucket name`,
    maybe:
      'document|file|file name|path|url|bucket|table|repository|repo|to|database|dokument|datei|documento|archivo|fichier',
    endings: 'objekt|ressource',
    against:
      'type|ip|time|count|domain|sid|logon|typ|port|version|size|server|host|tipo|status|state|location|code',
  },
  subject: {
    sure: 'subject|betreff|asunto|assunto|onderwerp',
    maybe: 'title|titel|titulo|objet|oggetto',
    against: 'user|name|domain|sid|logon|id|type|principal',
  },
  client: {
    sure: `client|client name|client id|application|application name|app name|application id|app id|
      client application|client app|anwendung|applikation|aplicacion|applicazione|toepassing|aplicativo`,
    likely:
      'app|service name|application display name|service|source application|programm|dienst|servicio|programma|oauth app name',
    maybe: 'integration|product|process name|source system|system|software',
    against:
      'ip|address|type|version|agent|os|platform|key|port|hostname|status|entity|target|resource',
  },
  provider: {
    sure: 'provider|provider name|identity provider|idp|auth provider|authentication provider|anbieter|identitatsanbieter|proveedor|fournisseur|fornitore|provedor|aanbieder',
    likely:
      'connection|connection name|authentication method|auth method|factor|authentication factor|first authentication factor|authentication package name',
    against: 'type|ip|status|second',
  },
  status: {
    sure: `outcome|status|result|event outcome|event result|event status|result type|result status|ergebnis|resultat|
      resultado|estado|statut|resultat|risultato|esito|stato|uitkomst|resultaat|sudo result`,
    likely:
      'success|is success|succeeded|successful|state|zustand|erfolg|erfolgreich|exito|exitoso|succes|reussi|sucesso|successo|response status|login status|decision|authentication result|verdict|evt res',
    maybe: 'outcome reason|result code|error code|response|gelukt|fehler',
    endings: 'ergebnis|status|zustand|resultaat',
    against:
      'http|code|device|account|reason|message|description|text|sub|grund|motivo|details|old|new|previous|id',
  },
  ip: {
    sure: `ip|ip address|source ip|source ip address|client ip|client ip address|ip addr|remote ip|remote addr|
      remote address|caller ip|caller ip address|src ip|source address|origin ip|actor ip|user ip|ipv4|
      ip adresse|quell ip|quelladresse|client adresse|direccion ip|ip de origen|ip origen|adresse ip|ip source|
      endereco ip|ip de origem|indirizzo ip|ip adres|x forwarded for|ip client`,
    likely: 'address|peer|adresse|direccion|endereco|indirizzo|adres|src|origin',
    maybe: 'where|location|source|wo|donde|quelle|origen',
    endings: 'adresse|adres',
    against: `destination|dest|dst|server|local|target|ziel|destino|mail|email|mac|listener|host|auth|private|internal|public|
      translated`,
  },
  agent: {
    sure: `user agent|useragent|ua|http user agent|client user agent|request user agent|agente de usuario|
      agent utilisateur|caller supplied user agent|user agent string`,
    likely: 'agent|browser|navegador|navigateur|agente|raw user agent',
    maybe: 'device|gerat|geraet|dispositivo|client info',
    against: 'id|version|type|name',
  },
  organization: {
    sure: `organization|organisation|organization name|organisation name|organization id|org|org name|org id|tenant|
      tenant name|tenant id|organizacion|organisatie|organizacao|organizzazione|mandant|workspace name`,
    likely:
      'company|customer|customer name|firma|unternehmen|kunde|empresa|societe|entreprise|azienda|bedrijf|team|workspace|account id|project id|business',
    maybe: 'domain|department|abteilung|departamento',
    against: 'email|mail|ip|url|target|unit|subject|type|entity|resource',
  },
  country: {
    sure: 'country|country code|country name|geo country|country iso|landercode|laendercode|land|pais|codigo de pais|pays|code pays|paese',
    maybe: 'nation|region',
    against: 'region|city|user|name',
  },
  protocol: {
    sure: 'protocol|protokoll|protocolo|protocole|protocollo',
    against: 'version|port',
  },
  session: {
    sure: `session|session id|session uuid|session key|login session id|sitzung|sitzungs id|sitzungskennung|sesion|id de sesion|
      id sesion|id session|sessao|id da sessao|sessione|id sessione|sessie|sessie id`,
    likely: 'logon id|target logon id|external session id|root session id',
    against: 'name|type|duration|start|end|count|issuer|attributes|context|time|status',
  },
  message: {
    sure: `message|description|comment|comments|nachricht|beschreibung|kommentar|mensaje|descripcion|comentario|comentarios|
      commentaire|descricao|mensagem|messaggio|descrizione|commento|bericht|omschrijving|opmerking|meldung|
      syslog message|log message`,
    likely:
      'details|detail|reason|note|notes|remark|summary|bemerkung|anmerkung|grund|hinweis|detalle|detalles|motivo|observaciones|raison|dettagli|reden|error message|status message|failure reason',
    maybe: 'text|info|information|display message|title',
    endings: 'nachricht|beschreibung|kommentar|meldung|bemerkung|text',
    against: 'id|type|code|version|size|count|count',
  },
  httpStatus: {
    sure: 'http status|http status code|status code|response code|http code|codigo http|code http|http statuscode',
    maybe: 'status|response status|result code|response',
  },
  attempt: {
    sure: 'attempt|attempt number|retry count|versuch|versuche|intento|tentative|tentativa|tentativo|poging',
    likely: 'attempts|retries|repeated attempts|intentos',
    against: 'id|max|limit',
  },
  duration: {
    sure: 'duration ms|latency ms|response time ms|elapsed ms|dauer ms|duracion ms|duree ms|duration millis|duration milliseconds',
  },
};
